package dev.throughline.common.consume;

/** Another consumer owns the partition now: the stored offset is not the one that this consumer expected. */
public final class PartitionLost extends RuntimeException {

    public PartitionLost(String message) {
        super(message);
    }
}
