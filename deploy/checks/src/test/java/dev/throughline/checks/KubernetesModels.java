package dev.throughline.checks;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

/** Reads resources by the models of their kinds, and refuses a field that a kind does not have. */
final class KubernetesModels {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {

                /** The models keep what they do not know, so that it can be sent back. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private static final Map<String, Class<?>> KINDS = kinds();

    private KubernetesModels() {
    }

    /** Whether there is a model of its kind. */
    static boolean know(JsonNode resource) {
        return KINDS.containsKey(kind(resource));
    }

    /** @throws JsonProcessingException naming the field that is wrong */
    static void read(JsonNode resource) throws JsonProcessingException {
        STRICT.treeToValue(resource, Optional.ofNullable(KINDS.get(kind(resource))).orElseThrow());
    }

    static <T> T read(JsonNode resource, Class<T> kind) {
        try {
            return STRICT.treeToValue(resource, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String kind(JsonNode resource) {
        return resource.path("apiVersion").asText() + " " + resource.path("kind").asText();
    }

    private static Map<String, Class<?>> kinds() {
        var kinds = new HashMap<String, Class<?>>(ServiceLoader.load(KubernetesResource.class).stream()
                .map(ServiceLoader.Provider::type).filter(HasMetadata.class::isAssignableFrom)
                .map(type -> type.asSubclass(HasMetadata.class))
                .collect(toMap(type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), type -> type,
                        (one, other) -> one)));
        for (Class<?> type : List.of(Kafka.class, KafkaNodePool.class, KafkaTopic.class, KafkaUser.class)) {
            kinds.put("kafka.strimzi.io/v1 " + type.getSimpleName(), type);
        }
        return kinds;
    }
}
