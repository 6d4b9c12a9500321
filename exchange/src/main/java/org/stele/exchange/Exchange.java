package org.stele.exchange;

import org.stele.exchange.access.Access;
import org.stele.exchange.amend.Amendments;
import org.stele.exchange.app.Apps;
import org.stele.exchange.audience.Audiences;
import org.stele.exchange.chart.Charts;
import org.stele.exchange.claim.Claims;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.exchange.erase.Erasures;
import org.stele.exchange.export.Exports;
import org.stele.exchange.feed.Feeds;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.intake.Intake;
import org.stele.exchange.keep.Keeping;
import org.stele.exchange.licence.Licensing;
import org.stele.exchange.link.Links;
import org.stele.exchange.misattribution.Misattributions;
import org.stele.exchange.patient.OwnDocuments;
import org.stele.exchange.patient.OwnRecords;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.provisional.Provisionals;
import org.stele.exchange.release.Releases;
import org.stele.exchange.review.Reviews;
import org.stele.exchange.search.Searches;
import org.stele.exchange.share.Sharing;
import org.stele.exchange.staff.Staff;
import org.stele.exchange.trail.Trails;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Writings;

/**
 * One organisation's use cases, open. Opening waits until what the ledger holds is dealt with, then resumes in the background
 * what a crash interrupted and posts the journal's roots; closing ends that and leaves ledger and vault open. Safe for use by
 * many threads.
 *
 * <p>Every use case checks for itself whether its author may do it, on the certified state; that the author is who they say
 * must have been established before.
 */
public interface Exchange extends AutoCloseable {
    static Exchange open(ExchangeSettings settings) {
        return new OpenExchange(settings);
    }

    Staff staff();

    Licensing licensing();

    Intake intake();

    Amendments amendments();

    Claims claims();

    Audiences audiences();

    Sharing sharing();

    Access access();

    Provisionals provisionals();

    Releases releases();

    Keeping keeping();

    Erasures erasures();

    Misattributions misattributions();

    Links links();

    Trails trails();

    OwnRecords ownRecords();

    OwnDocuments ownDocuments();

    HealthLinks healthLinks();

    Proposals proposals();

    Apps apps();

    Charts charts();

    Searches searches();

    Identities identities();

    Exports exports();

    Writings writings();

    /** Several at once, whole or not at all. */
    JointWritings jointWritings();

    Feeds feeds();

    Dispatches dispatches();

    Reviews reviews();

    @Override
    void close();
}
