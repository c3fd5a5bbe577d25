package dev.throughline.recall.mcp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.testing.TestTokens;

/** Speaks to the tools as an agent does: JSON-RPC over streamable HTTP. */
record McpClient(String token) {

    static McpClient of(String tenant, String member) {
        return new McpClient(TestTokens.of(tenant, member, Scopes.RECALL));
    }

    /** What a tool answers; not what it says of an error. */
    String text(String tool, Map<String, ?> arguments) {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as("%s", result).isFalse();
        return result.at("/content/0/text").asText();
    }

    String error(String tool, Map<String, ?> arguments) {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as("%s", result).isTrue();
        return result.at("/content/0/text").asText();
    }

    JsonNode result(String method, Object parameters) {
        Response response = post(request().auth().oauth2(token), method, parameters);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return json(response).path("result");
    }

    static Response post(RequestSpecification request, String method, Object parameters) {
        ObjectNode message = Json.mapper().createObjectNode().put("jsonrpc", "2.0").put("id", "a-1").put("method", method);
        message.set("params", Json.mapper().valueToTree(parameters));
        return request.body(message.toString()).post("/mcp");
    }

    static RequestSpecification request() {
        return given().contentType("application/json").accept("application/json, text/event-stream");
    }

    static JsonNode json(Response response) {
        return Json.mapper().convertValue(response.as(Map.class), JsonNode.class);
    }

    private JsonNode call(String tool, Map<String, ?> arguments) {
        return result("tools/call", Map.of("name", tool, "arguments", arguments));
    }
}
