/** Tests of the container files at the top of the checkout and in deploy/docker. */
package dev.throughline.local.docker;
