package org.stele.node.peer;

import java.time.Duration;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.StrictJson;
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
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.vault.subject.Identifier;

/** The other members' nodes over the link: who asks, they see by the connection's key. Safe for use by many threads. */
public final class LinkPeers implements Peers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PeerClients clients;

    public LinkPeers(PeerClients clients) {
        this.clients = clients;
    }

    @Override
    public Peer peer(OrganisationId organisation) {
        return new Remote(organisation);
    }

    private final class Remote implements Peer {
        private final OrganisationId organisation;

        Remote(OrganisationId organisation) {
            this.organisation = organisation;
        }

        @Override
        public SubjectId introduce(Identifier person) {
            return PeerAnswers.read(organisation, ask(PeerDoor.INTRODUCTIONS, person), Introduced.class)
                    .subject();
        }

        @Override
        public Identification identify(SeatRequest request) {
            byte[] answer = ask(new PeerCall(PeerDoor.IDENTIFICATIONS, PeerAnswers.SOON, PeerAnswers.SHORT), request);
            return PeerAnswers.read(organisation, answer, Identification.class, PeerAnswers.SHORT);
        }

        @Override
        public Bytes release(ReleaseRequest request) {
            return Bytes.wrap(ask(PeerDoor.RELEASES, request));
        }

        @Override
        public ProvisionalRelease releaseProvisionally(ProvisionalRequest request) {
            return PeerAnswers.read(
                    organisation, ask(PeerDoor.PROVISIONAL_RELEASES, request), ProvisionalRelease.class);
        }

        @Override
        public void kept(KeptNotice notice) {
            ask(PeerDoor.HOLDERS, notice);
        }

        @Override
        public void held(HeldErasure order) {
            ask(PeerDoor.HELD_ERASURES, order);
        }

        @Override
        public void misattributed(MisattributionNotice notice) {
            ask(PeerDoor.MISATTRIBUTIONS, notice);
        }

        private byte[] ask(String path, Object message) {
            return ask(new PeerCall(path, PATIENCE, PeerAnswers.LARGEST), message);
        }

        private byte[] ask(PeerCall call, Object message) {
            try {
                return clients.ask(organisation.value(), call, StrictJson.write(message));
            } catch (PeerUnreachableException e) {
                throw new ExchangeException(Reason.PEER_UNREACHABLE, String.valueOf(e.getMessage()), e);
            } catch (PeerRefusedException e) {
                throw PeerRefusals.of(e.status(), e.body().toArray());
            }
        }
    }
}
