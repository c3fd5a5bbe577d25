package dev.throughline.common.trace;

import java.util.List;

import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;

/** Takes out of a request's span what a user wrote: a question is in the query, a session's id in the path. The route stays. */
@Singleton
@Unremovable // Quarkus looks it up when it makes the SDK
class DiscreetSpans implements SpanProcessor {

    private static final List<AttributeKey<String>> TELLING = List.of(AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"), AttributeKey.stringKey("url.full"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : TELLING) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, "");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // nothing is added at the end
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
