package org.stele.exchange.testing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.peer.Peer;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.vault.subject.Identifier;

/** Members reach each other by calls; a member can be out of reach. */
public final class TestWires {
    private final Map<OrganisationId, TestMember> members;
    private final Set<OrganisationId> unreachable = ConcurrentHashMap.newKeySet();

    private final Map<OrganisationId, Identification> identifications = new ConcurrentHashMap<>();

    TestWires(Map<OrganisationId, TestMember> members) {
        this.members = members;
    }

    /** What a member answers who somebody is, true or not. */
    public void says(TestMember member, Identification told) {
        identifications.put(member.id(), told);
    }

    public void cut(TestMember member) {
        unreachable.add(member.id());
    }

    public void mend(TestMember member) {
        unreachable.remove(member.id());
    }

    Peers from(OrganisationId asking) {
        return to -> new Wire(asking, to);
    }

    private TestMember reach(OrganisationId to) {
        TestMember member = members.get(to);
        if (member == null || unreachable.contains(to)) {
            throw new ExchangeException(Reason.PEER_UNREACHABLE, "no answer");
        }
        return member;
    }

    private final class Wire implements Peer {
        private final OrganisationId from;
        private final OrganisationId to;

        Wire(OrganisationId from, OrganisationId to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public SubjectId introduce(Identifier person) {
            return reach(to).exchange().audiences().introduce(from, person);
        }

        /** What a seat signs is the gateway's, which is not among these: each says what it was told to. */
        @Override
        public Identification identify(SeatRequest request) {
            return identifications.getOrDefault(reach(to).id(), Identification.NOBODY);
        }

        @Override
        public Bytes release(ReleaseRequest request) {
            return reach(to).exchange().releases().release(from.author(), request);
        }

        @Override
        public ProvisionalRelease releaseProvisionally(ProvisionalRequest request) {
            return reach(to).exchange().provisionals().release(from, request.envelope());
        }

        @Override
        public void kept(KeptNotice notice) {
            reach(to).exchange().keeping().kept(from, notice);
        }

        @Override
        public void held(HeldErasure order) {
            reach(to).exchange().erasures().held(from, order);
        }

        @Override
        public void misattributed(MisattributionNotice notice) {
            reach(to).exchange().misattributions().told(from, notice);
        }
    }
}
