package dev.throughline.common.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/** The header by which a record says which trace it belongs to, as W3C writes it. A record without a trace has none. */
public final class TraceHeader {

    private static final String NAME = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceHeader() {
    }

    /** Adds the trace that the calling thread is in. */
    public static void addCurrent(Headers headers) {
        add(of(Context.current()), headers);
    }

    /** Adds a trace that was kept as text. */
    public static void add(@Nullable String traceparent, Headers headers) {
        if (traceparent != null) {
            headers.add(NAME, traceparent.getBytes(US_ASCII));
        }
    }

    /** A context's trace as text, where somebody records it. */
    static @Nullable String of(Context context) {
        if (!Span.fromContext(context).getSpanContext().isSampled()) {
            return null;
        }
        var text = new String[1];
        W3C.inject(context, text, (carrier, name, value) -> {
            if (carrier != null && name.equals(NAME)) {
                carrier[0] = value;
            }
        });
        return text[0];
    }

    /** Whether somebody records the trace of a record. */
    static boolean isRecorded(Headers headers) {
        return headers.lastHeader(NAME) != null && Span.fromContext(context(headers)).getSpanContext().isSampled();
    }

    static Context context(Headers headers) {
        return W3C.extract(Context.root(), headers, Reader.INSTANCE);
    }

    private enum Reader implements TextMapGetter<Headers> {

        INSTANCE;

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), US_ASCII);
        }
    }
}
