package dev.throughline.common.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * What is done with a batch of records, as a span of each record's own trace. What the batch leads to, log lines and
 * records, goes on in the first of these traces: it has many causes, and a trace one. Without traced records it does nothing.
 */
public final class Followed implements AutoCloseable {

    private final List<Span> spans;
    private final @Nullable Scope scope;
    private boolean isDone;

    private Followed(List<Span> spans) {
        this.spans = spans;
        this.scope = spans.isEmpty() ? null : spans.getFirst().makeCurrent();
    }

    /**
     * Begins.
     *
     * @param verb what is done with them, for example "process"
     */
    public static Followed of(String verb, Collection<ConsumerRecord<String, byte[]>> records) {
        List<Span> spans = new ArrayList<>();
        for (var record : records) {
            if (TraceHeader.isRecorded(record.headers())) {
                spans.add(span(verb, record));
            }
        }
        return new Followed(spans);
    }

    /** By which what follows from the batch is traced on. */
    public Optional<String> trace() {
        return spans.isEmpty() ? Optional.empty()
                : Optional.ofNullable(TraceHeader.of(Context.root().with(spans.getFirst())));
    }

    /** Says that it went well; what is closed without that has failed. */
    public void done() {
        isDone = true;
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        for (Span span : spans) {
            if (!isDone) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static Span span(String verb, ConsumerRecord<String, byte[]> record) {
        return GlobalOpenTelemetry.getTracer("dev.throughline").spanBuilder(verb + " " + record.topic())
                .setParent(TraceHeader.context(record.headers()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                .startSpan();
    }
}
