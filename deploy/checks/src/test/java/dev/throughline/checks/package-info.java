/** Holds what is deployed against the code: containers, manifests, routes, topics, dashboards and alerts. */
@NullMarked
package dev.throughline.checks;

import org.jspecify.annotations.NullMarked;
