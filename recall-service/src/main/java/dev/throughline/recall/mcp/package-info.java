/**
 * What is remembered, as tools that an agent calls by itself over MCP: the same calls as over REST, answered as text for a
 * model.
 */
@NullMarked
package dev.throughline.recall.mcp;

import org.jspecify.annotations.NullMarked;
