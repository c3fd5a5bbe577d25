package dev.throughline.recall.live;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/**
 * What a reader is sent.
 *
 * @param json the whole object
 * @param position where the reader is once it has this
 */
record Told(String type, String json, String position) {

    static final String CONNECTED = "connected";
    static final String GAP = "gap";
    static final String SUMMARY = "summary";

    /** Of an object that lacks nothing but its position. */
    static Told of(String type, String opening, String position) {
        return new Told(type, opening + ",\"position\":\"" + position + "\"}", position);
    }

    /** What the feed says of itself. */
    static Told ofFeed(String type, JsonNode data, Instant at, String position) {
        return of(type, opening(Json.mapper().createObjectNode().put("type", type).set("data", data), at), position);
    }

    /** An object's JSON with a time, left open for the position. */
    static String opening(ObjectNode message, Instant at) {
        String json = message.put("timestamp", at.toString()).toString();
        return json.substring(0, json.length() - 1);
    }
}
