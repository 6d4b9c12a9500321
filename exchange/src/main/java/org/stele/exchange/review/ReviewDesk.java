package org.stele.exchange.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Glass;
import org.stele.contracts.access.Review;
import org.stele.contracts.access.ReviewKey;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.follow.GlassBook;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** Lists what is to be reviewed here, as the ledger has it now. */
public final class ReviewDesk implements Reviews {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final GlassBook glasses;

    public ReviewDesk(Premises premises, Patients patients, GlassBook glasses) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.patients = patients;
        this.glasses = glasses;
    }

    @Override
    public List<OpenReview> open(Author reviewer) {
        permissions.requireOrganisationOr(reviewer, Power.REVIEW);
        CertifiedState state = ledger.state();
        return glasses.all().stream()
                .flatMap(glass -> open(glass, state))
                .sorted(Comparator.comparing(OpenReview::opened))
                .toList();
    }

    private Stream<OpenReview> open(GlassId id, CertifiedState state) {
        Optional<Review> review =
                state.get(AccessTables.REVIEW, new ReviewKey(id, own)).filter(Review::open);
        return review
                .flatMap(open -> state.get(AccessTables.GLASS, id).map(glass -> line(id, glass, open, state)))
                .stream();
    }

    private OpenReview line(GlassId id, Glass glass, Review review, CertifiedState state) {
        return new OpenReview(
                id,
                home(glass.subject()),
                glass.seat(),
                glass.organisation(),
                glass.reason(),
                glass.widened(),
                glass.told().map(_ -> glass.validity().from()),
                review.opened(),
                review.due(),
                review.overdue(state.time()));
    }

    /** As the organisation's own staff know the patient, where it is a patient here. */
    private SubjectId home(SubjectId subject) {
        return patients.find(subject).map(known -> patients.home(known.chart())).orElse(subject);
    }
}
