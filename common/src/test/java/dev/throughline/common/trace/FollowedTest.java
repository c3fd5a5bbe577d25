package dev.throughline.common.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void whatFollowsFromABatchBelongsToTheTraceOfItsFirstTracedRecord() {
        try (var followed = Followed.of("process", List.of(record(), record(TRACE)))) {
            assertThat(followed.trace()).contains(TRACE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "\u0000" })
    void aRecordWhoseTraceNobodyRecordsIsNotFollowed(String trace) {
        try (var followed = Followed.of("process", List.of(record(trace)))) {
            assertThat(followed.trace()).isEmpty();
        }
    }

    @Test
    void aRecordCarriesTheTraceOfTheBatchThatLedToIt() {
        Headers headers = new RecordHeaders();

        try (var followed = Followed.of("process", List.of(record(TRACE)))) {
            TraceHeader.addCurrent(headers);
        }

        assertThat(new String(headers.lastHeader("traceparent").value(), US_ASCII)).isEqualTo(TRACE);
    }

    @Test
    void aRecordThatBelongsToNoTraceHasNoHeader() {
        Headers headers = new RecordHeaders();

        TraceHeader.addCurrent(headers);

        assertThat(headers).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> record(String... traces) {
        var record = new ConsumerRecord<String, byte[]>("session.observed.v1", 0, 7, "key", new byte[0]);
        for (String trace : traces) {
            record.headers().add("traceparent", trace.getBytes(US_ASCII));
        }
        return record;
    }
}
