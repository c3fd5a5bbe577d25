/** Which project is meant: any of its names leads to it. */
@NullMarked
package dev.throughline.recall.project;

import org.jspecify.annotations.NullMarked;
