/** What a project is: a normalised git remote, a root commit or an explicit key; never a path. */
@NullMarked
package dev.throughline.common.identity;

import org.jspecify.annotations.NullMarked;
