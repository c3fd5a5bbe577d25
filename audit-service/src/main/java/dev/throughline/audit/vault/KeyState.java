package dev.throughline.audit.vault;

/**
 * How far a rotation of the key-encryption key is.
 *
 * @param currentKey the id of the key that wraps now
 * @param staleKeys how many data keys an older one still wraps; zero when the rotation is done
 * @param damagedKeys how many of them do not open
 */
public record KeyState(String currentKey, long staleKeys, long damagedKeys) {
}
