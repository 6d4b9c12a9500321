package org.stele.exchange.peer;

import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.vault.subject.Identifier;

/**
 * Another organisation's node. Requests are signed by this organisation; the other side finds the author in them.
 *
 * <p>Every method throws {@link org.stele.exchange.ExchangeException} with {@code PEER_UNREACHABLE} where it does not answer,
 * and with the other side's own reason where it refuses. All may be repeated.
 */
public interface Peer {
    /** See {@link org.stele.exchange.audience.Audiences#introduce}. */
    SubjectId introduce(Identifier person);

    /** See {@link org.stele.exchange.identify.Identities}; it answers within seconds or not at all. */
    Identification identify(SeatRequest request);

    /** See {@link org.stele.exchange.release.Releases#release}. */
    Bytes release(ReleaseRequest request);

    /** See {@link org.stele.exchange.provisional.Provisionals#release}. */
    ProvisionalRelease releaseProvisionally(ProvisionalRequest request);

    /** See {@link org.stele.exchange.keep.Keeping#kept}. */
    void kept(KeptNotice notice);

    /** See {@link org.stele.exchange.erase.Erasures#held}. */
    void held(HeldErasure order);

    /** See {@link org.stele.exchange.misattribution.Misattributions#told}. */
    void misattributed(MisattributionNotice notice);
}
