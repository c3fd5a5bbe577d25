package dev.throughline.ingest.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.json.JsonPlace;
import dev.throughline.common.problem.ProblemException;

/** Takes a body apart into its events: an object, an array of them, or lines. */
@Singleton
final class EventReader {

    private final CaptureConfig config;

    EventReader(CaptureConfig config) {
        this.config = config;
    }

    /** One place of a body: an event, or what stands there instead of one. */
    sealed interface Item {

        /** {@code path} is how a problem calls it: {@code events[3].}, or nothing where the body is one event. */
        record Read(String path, JsonNode json) implements Item {
        }

        /** A line that is not JSON. */
        record Malformed(String path, String reason) implements Item {
        }
    }

    List<Item> readJson(byte[] body) {
        try (JsonParser parser = Json.mapper().createParser(body)) {
            JsonToken first = parser.nextToken();
            List<Item> items = first == JsonToken.START_ARRAY ? readArray(parser)
                    : List.of(new Item.Read("", tree(parser, first)));
            if (parser.nextToken() != null) {
                throw ProblemException.of(400, "There is more than one JSON value in the body" + at(parser));
            }
            return items;
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            throw ProblemException.of(400, "The body is not JSON in UTF-8");
        }
    }

    List<Item> readLines(byte[] body) {
        var items = new ArrayList<Item>();
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '\n') {
                if (!isBlank(body, start, end)) {
                    countOneMore(items);
                    items.add(readLine("events[" + items.size() + "].", body, start, end));
                }
                start = end + 1;
            }
        }
        return items;
    }

    private List<Item> readArray(JsonParser parser) throws IOException {
        var items = new ArrayList<Item>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            countOneMore(items);
            items.add(new Item.Read("events[" + items.size() + "].", tree(parser, token)));
        }
        return items;
    }

    private static Item readLine(String path, byte[] body, int start, int end) {
        try (JsonParser parser = Json.mapper().createParser(body, start, end - start)) {
            JsonNode json = tree(parser, parser.nextToken());
            return parser.nextToken() == null ? new Item.Read(path, json)
                    : new Item.Malformed(path, "more than one JSON value in the line");
        } catch (JsonProcessingException e) {
            return new Item.Malformed(path, "not JSON" + JsonPlace.of(e));
        } catch (IOException e) {
            return new Item.Malformed(path, "not JSON in UTF-8");
        }
    }

    private static JsonNode tree(JsonParser parser, JsonToken first) throws IOException {
        if (first == null) {
            throw ProblemException.of(400, "The body is empty or ends too early" + at(parser));
        }
        return Json.mapper().readTree(parser);
    }

    private void countOneMore(List<Item> items) {
        if (items.size() == config.mostEvents()) {
            throw ProblemException.of(413, "The batch holds more than " + config.mostEvents() + " events");
        }
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String at(JsonParser parser) {
        return " at line " + parser.currentLocation().getLineNr() + ", column " + parser.currentLocation().getColumnNr();
    }
}
