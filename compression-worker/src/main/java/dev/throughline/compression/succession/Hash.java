package dev.throughline.compression.succession;

/** 64-bit hashes that are the same in every version, for they are stored: FNV-1a, mixed by SplitMix64's last step. */
final class Hash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Hash() {
    }

    static long of(String text) {
        long hash = FNV_OFFSET;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /**
     * Spreads what differs in few bits over all 64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
     */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
