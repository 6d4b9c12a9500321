package org.stele.exchange.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.Decision;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.release.Ground;
import org.stele.exchange.release.PermitJudge;
import org.stele.exchange.release.Selection;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.segment.SegmentEntry;

/** What a seat of another organisation could be released of what is meant in a chart. Safe for use by many threads. */
final class Sight {
    private final Patients patients;
    private final PermitJudge judge;
    private final Selection selection;

    /** Who asks. */
    record Asker(OrganisationId organisation, Author seat) {}

    /** What is meant in a chart. */
    record Meant(RandomId chart, List<SegmentEntry> entries) {}

    /** What is seen on one ground. */
    record Seen(SubjectId subject, Ground ground, List<SegmentEntry> entries) {
        /** The grant or the glass, by the ledger. */
        Bytes permission() {
            Decision.Permitted decision = ground.decision();
            return decision.grant()
                    .map(GrantId::value)
                    .or(() -> decision.glass().map(glass -> glass.value()))
                    .orElseThrow(() -> new IllegalStateException("an organisation is permitted by a grant or a glass"))
                    .bytes();
        }
    }

    Sight(Premises premises, Patients patients, LinkBook links, OpenedScopes scopes) {
        this.patients = patients;
        this.judge = new PermitJudge(premises.own().id(), patients, links, premises.clock());
        this.selection = new Selection(scopes);
    }

    /** Each entry on the first ground that covers it; nothing where there is none. */
    List<Seen> of(CertifiedState state, Asker asker, Meant meant) {
        Optional<SubjectId> audience = patients.of(new ChartId(meant.chart())).stream()
                .filter(known -> known.isFor(asker.organisation()))
                .map(KnownSubject::subject)
                .findFirst();
        List<Seen> seen = new ArrayList<>();
        List<SegmentEntry> rest = new ArrayList<>(meant.entries());
        audience.ifPresent(subject -> {
            for (Ground ground : judge.grounds(state, subject, asker.seat())) {
                List<SegmentEntry> covered =
                        isFor(asker, ground) ? selection.of(state, ground.decision(), rest) : List.of();
                if (!covered.isEmpty()) {
                    seen.add(new Seen(subject, ground, covered));
                    rest.removeAll(covered);
                }
            }
        });
        return seen;
    }

    private static boolean isFor(Asker asker, Ground ground) {
        return ground.decision().organisation().equals(Optional.of(asker.organisation()));
    }
}
