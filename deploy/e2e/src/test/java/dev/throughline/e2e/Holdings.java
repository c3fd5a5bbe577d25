package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

import dev.throughline.testing.Infrastructure;

/** All that the stores hold, read through their own interfaces: files may be compressed, what they give out is not. */
final class Holdings {

    private static final String TABLES = """
            SELECT format('SELECT to_jsonb(r)::text FROM %I.%I r', n.nspname, c.relname)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;

    private Holdings() {
    }

    /** Every row of every table. */
    static List<String> rows() {
        return Database.texts(TABLES).stream().flatMap(query -> Database.texts(query).stream()).toList();
    }

    /** Key, value and headers of every record of every topic. */
    static List<String> records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream().flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> add(record, records));
            }
            return records;
        }
    }

    /** Every stored field of every document, and every term of every field. */
    static List<String> index(Path folder) {
        try (var directory = FSDirectory.open(folder); IndexReader reader = DirectoryReader.open(directory)) {
            var texts = new ArrayList<String>();
            for (int document = 0; document < reader.maxDoc(); document++) {
                reader.storedFields().document(document).getFields().forEach(field -> add(field.stringValue(), texts));
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                addTerms(leaf.reader(), texts);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addTerms(LeafReader reader, List<String> texts) throws IOException {
        for (var field : reader.getFieldInfos()) {
            var terms = reader.terms(field.name);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    texts.add(new String(term.bytes, term.offset, term.length, UTF_8));
                }
            }
        }
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, List<String> records) {
        add(record.key(), records);
        add(record.value(), records);
        record.headers().forEach(header -> add(header.value(), records));
    }

    private static void add(Object text, List<String> texts) {
        if (text != null) {
            texts.add(text instanceof byte[] bytes ? new String(bytes, UTF_8) : text.toString());
        }
    }
}
