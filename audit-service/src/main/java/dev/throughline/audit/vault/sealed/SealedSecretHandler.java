package dev.throughline.audit.vault.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.audit.vault.Found;
import dev.throughline.audit.vault.FoundSecrets;
import dev.throughline.audit.vault.key.SealingKey;
import dev.throughline.audit.vault.key.Undecryptable;
import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.json.Json;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Topics;

/** Opens sealed secrets and keeps each as a credential. One that does not open goes to the dead letters, sealed as it is. */
@ApplicationScoped
class SealedSecretHandler implements BatchHandler {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SealingKey key;
    private final FoundSecrets secrets;
    private final OffsetTable offsets;

    SealedSecretHandler(SealingKey key, FoundSecrets secrets, OffsetTable offsets) {
        this.key = key;
        this.secrets = secrets;
        this.offsets = offsets;
    }

    /** A record that can never be kept. */
    private static final class Unusable extends Exception {
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        return await(() -> offsets.read(Topics.SECRET_SEALED, assigned));
    }

    /** Each secret in a transaction of its tenant; a repeat after a crash finds it there. */
    @Override
    public Outcome handle(Batch batch) {
        List<ConsumerRecord<String, byte[]>> unusable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch.records()) {
            try {
                keep(read(record));
            } catch (Unusable e) {
                unusable.add(record);
            }
        }
        if (!unusable.isEmpty()) {
            return new Outcome.Reject(unusable, "not a secret that was sealed to this vault");
        }
        await(() -> offsets.store(batch.next()));
        return Outcome.DONE;
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return failure instanceof ProblemException problem && problem.problem().status() == 503
                || TenantTransaction.isOutage(failure);
    }

    private void keep(SecretSealed sealed) throws Unusable {
        char[] value = open(sealed);
        try {
            var found = new Found(sealed.fingerprint(), sealed.kind(), sealed.sessionId(), sealed.eventId(), sealed.place());
            await(() -> secrets.keep(sealed.tenantId(), sealed.ownerId(), found, value));
        } finally {
            Arrays.fill(value, '\0');
        }
    }

    private char[] open(SecretSealed sealed) throws Unusable {
        try {
            byte[] ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
            byte[] clear = await(() -> key.open(ciphertext, sealed.context()));
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(clear));
            char[] value = Arrays.copyOf(text.array(), text.remaining());
            Arrays.fill(text.array(), '\0');
            Arrays.fill(clear, (byte) 0);
            return value;
        } catch (Undecryptable | IllegalArgumentException e) {
            throw new Unusable();
        }
    }

    private static SecretSealed read(ConsumerRecord<String, byte[]> record) throws Unusable {
        try {
            return Json.read(record.value(), SecretSealed.class);
        } catch (IOException e) {
            throw new Unusable();
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work.get().ifNoItem().after(TIMEOUT).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A sealed secret cannot be kept", e);
        }
    }
}
