package dev.throughline.benchmark.compression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.benchmark.transcript.RawSession.Call;

/** The task list of a main conversation, as TodoWrite, or TaskCreate and TaskUpdate, leave it. */
final class TaskList {

    private static final Pattern CREATED = Pattern.compile("Task #(\\w+) created");

    private final Map<String, Item> items = new LinkedHashMap<>();

    private record Item(String text, String status) {

        boolean isDone() {
            return status.equals("completed") || status.equals("deleted") || status.equals("cancelled");
        }

        Item updated(Call call) {
            return new Item(call.input("subject").isBlank() ? text : call.input("subject"),
                    call.input("status").isBlank() ? status : call.input("status"));
        }
    }

    void take(Call call) {
        if (call.hasFailed() || !call.isOfMain()) {
            return;
        }
        switch (call.tool()) {
            case "TodoWrite" -> replace(call.input().path("todos"));
            case "TaskCreate" -> create(call);
            case "TaskUpdate" -> items.computeIfPresent(call.input("taskId"), (id, item) -> item.updated(call));
            default -> {
            }
        }
    }

    /** The first item that is not done. */
    Optional<String> open() {
        return items.values().stream().filter(item -> !item.isDone()).map(Item::text).findFirst();
    }

    private void replace(JsonNode todos) {
        items.clear();
        for (JsonNode todo : todos) {
            items.put("todo " + items.size(), new Item(todo.path("content").asText(), todo.path("status").asText()));
        }
    }

    private void create(Call call) {
        Matcher created = CREATED.matcher(call.output());
        if (created.find()) {
            items.put(created.group(1), new Item(call.input("subject"), "pending"));
        }
    }
}
