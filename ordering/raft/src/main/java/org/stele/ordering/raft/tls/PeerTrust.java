package org.stele.ordering.raft.tls;

import org.stele.crypto.Hash;

/**
 * Decides whose keys are accepted. It is asked at every handshake and for every message that comes in, by many threads, and
 * must answer at once; its answer may change at any time.
 */
@FunctionalInterface
public interface PeerTrust {
    /**
     * Whether the holder of this key is a peer.
     *
     * @param key SHA-256 of the SubjectPublicKeyInfo (RFC 5280 §4.1) of the certificate that was presented
     */
    boolean accepts(Hash key);
}
