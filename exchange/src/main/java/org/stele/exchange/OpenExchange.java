package org.stele.exchange;

import org.stele.exchange.access.Access;
import org.stele.exchange.access.AccessDesk;
import org.stele.exchange.amend.Amendments;
import org.stele.exchange.app.AppDesk;
import org.stele.exchange.app.Apps;
import org.stele.exchange.audience.AudienceDesk;
import org.stele.exchange.audience.Audiences;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.chart.ChartDesk;
import org.stele.exchange.chart.Charts;
import org.stele.exchange.claim.ClaimDesk;
import org.stele.exchange.claim.Claims;
import org.stele.exchange.dispatch.DispatchDesk;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.exchange.erase.ErasureDesk;
import org.stele.exchange.erase.Erasures;
import org.stele.exchange.export.ExportDesk;
import org.stele.exchange.export.Exports;
import org.stele.exchange.feed.FeedDesk;
import org.stele.exchange.feed.Feeds;
import org.stele.exchange.follow.Buried;
import org.stele.exchange.follow.Follower;
import org.stele.exchange.follow.GlassBook;
import org.stele.exchange.follow.TellingPatients;
import org.stele.exchange.healthlink.HealthLinkDesk;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.identify.IdentityDesk;
import org.stele.exchange.intake.Intake;
import org.stele.exchange.intake.IntakeDesk;
import org.stele.exchange.journal.JournalPosting;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.keep.Keeping;
import org.stele.exchange.keep.KeepingDesk;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.licence.LicenceCheck;
import org.stele.exchange.licence.LicenceOffice;
import org.stele.exchange.licence.Licensing;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.link.LinkDesk;
import org.stele.exchange.link.Links;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.misattribution.MisattributionDesk;
import org.stele.exchange.misattribution.Misattributions;
import org.stele.exchange.misattribution.Refilings;
import org.stele.exchange.patient.OwnDocumentDesk;
import org.stele.exchange.patient.OwnDocuments;
import org.stele.exchange.patient.OwnRecords;
import org.stele.exchange.patient.OwnRecordsDesk;
import org.stele.exchange.proposal.ProposalDesk;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.provisional.ProvisionalBook;
import org.stele.exchange.provisional.ProvisionalDesk;
import org.stele.exchange.provisional.ProvisionalPosting;
import org.stele.exchange.provisional.Provisionals;
import org.stele.exchange.release.Packing;
import org.stele.exchange.release.ReleaseDesk;
import org.stele.exchange.release.Releases;
import org.stele.exchange.review.ReviewDesk;
import org.stele.exchange.review.Reviews;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.search.SearchDesk;
import org.stele.exchange.search.Searches;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.share.Sharing;
import org.stele.exchange.share.SharingDesk;
import org.stele.exchange.staff.Staff;
import org.stele.exchange.staff.StaffDesk;
import org.stele.exchange.trail.TrailDesk;
import org.stele.exchange.trail.Trails;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.Tasks;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.WritingDesk;
import org.stele.exchange.write.Writings;
import org.stele.vault.cabinet.Cabinet;

/** The wiring of one organisation's desks. */
final class OpenExchange implements Exchange {
    private final Staff staff;
    private final Licensing licensing;
    private final IntakeDesk intake;
    private final Claims claims;
    private final Audiences audiences;
    private final Sharing sharing;
    private final Releases releases;
    private final Access access;
    private final Provisionals provisionals;
    private final Keeping keeping;
    private final Erasures erasures;
    private final Misattributions misattributions;
    private final Links links;
    private final Trails trails;
    private final OwnRecords ownRecords;
    private final OwnDocuments ownDocuments;
    private final HealthLinks healthLinks;
    private final Apps apps;
    private final Charts charts;
    private final Searches searches;
    private final Identities identities;
    private final Proposals proposals;
    private final Exports exports;
    private final WritingDesk writings;
    private final Feeds feeds;
    private final Dispatches dispatches;
    private final Reviews reviews;
    private final Tasks tasks;
    private final JournalPosting posting;
    private final ProvisionalPosting provisionalPosting;
    private final Follower follower;

    OpenExchange(ExchangeSettings settings) {
        OwnOrganisation own = settings.organisation();
        Cabinet cabinet = settings.vault().cabinet();
        LedgerDoor ledger = new LedgerDoor(settings.ledger(), own, settings.clock());
        Permissions permissions = new Permissions(own.id(), ledger);
        this.tasks = new Tasks(cabinet, settings.round());
        this.posting = new JournalPosting(own.id(), settings.vault().journal(), ledger);
        Premises premises =
                new Premises(own, ledger, permissions, settings.vault(), settings.peers(), tasks, settings.clock());
        Patients patients = new Patients(premises, cabinet);
        OpenedScopes scopes = new OpenedScopes(cabinet);
        LinkBook linkBook = new LinkBook(cabinet, patients);
        Holders holders = new Holders(cabinet);
        Origins origins = new Origins(cabinet);
        GlassBook glasses = new GlassBook(own.id(), cabinet);
        this.staff = new StaffDesk(ledger, permissions, new LicenceCheck(ledger.network()), cabinet);
        this.licensing = new LicenceOffice(own, ledger, permissions, settings.clock());
        this.intake = new IntakeDesk(premises, cabinet, staff, patients);
        this.claims = new ClaimDesk(premises, cabinet, patients);
        this.audiences = new AudienceDesk(premises, cabinet, patients);
        SharingDesk sharingDesk = new SharingDesk(ledger, permissions, patients, scopes);
        this.sharing = sharingDesk;
        Packing packing = new Packing(premises, patients, scopes);
        ReleaseDesk releaseDesk = new ReleaseDesk(premises, patients, linkBook, packing);
        this.releases = releaseDesk;
        ProvisionalBook provisionals = new ProvisionalBook(cabinet);
        this.provisionalPosting = new ProvisionalPosting(provisionals, ledger);
        this.provisionals = new ProvisionalDesk(premises, patients, packing, provisionals);
        this.access = new AccessDesk(premises, releases, audiences);
        this.keeping = new KeepingDesk(premises, patients, intake.deposits(), origins, holders);
        this.trails = new TrailDesk(premises, patients, posting, provisionalPosting);
        this.ownRecords = new OwnRecordsDesk(premises, patients, holders);
        this.charts = new ChartDesk(premises, patients, linkBook, scopes, intake.deposits()::isLeaving);
        OwnCharts ownCharts = new OwnCharts(premises, patients, linkBook, scopes, intake.deposits()::isLeaving);
        Refilings refilings = new Refilings(cabinet);
        this.searches = new SearchDesk(premises, patients, linkBook, ownCharts, refilings);
        this.identities = new IdentityDesk(premises, patients, linkBook, scopes);
        this.proposals = new ProposalDesk(premises, cabinet, patients, searches, sharingDesk);
        this.ownDocuments = new OwnDocumentDesk(premises, ownCharts, releaseDesk);
        this.healthLinks = new HealthLinkDesk(premises, cabinet, patients);
        this.apps = new AppDesk(premises, cabinet, patients, ownCharts);
        this.exports = new ExportDesk(premises, cabinet, ownCharts, intake.deposits());
        this.writings = new WritingDesk(premises, cabinet, patients, ownCharts, intake, origins);
        LinkDesk linkDesk = new LinkDesk(premises, patients, linkBook);
        this.links = linkDesk;
        this.feeds = new FeedDesk(premises, cabinet, intake, origins, writings.turns(), linkBook, linkDesk);
        DispatchDesk dispatchDesk = new DispatchDesk(premises, cabinet, patients, ownCharts, searches);
        this.dispatches = dispatchDesk;
        this.erasures = new ErasureDesk(premises, cabinet, patients, holders, origins, dispatchDesk::forget);
        this.misattributions = new MisattributionDesk(
                premises, cabinet, patients, linkBook, writings, intake.deposits(), origins, refilings);
        this.reviews = new ReviewDesk(premises, patients, glasses);
        TellingPatients telling = new TellingPatients(premises, patients, settings.notices(), cabinet);
        this.follower = Follower.start(
                own.id(),
                settings.ledger(),
                ledger,
                cabinet,
                telling,
                glasses,
                new Buried(own.id(), settings.vault().erasure()));
        begin();
    }

    /** Nothing is served, and nothing resumed, before what is erased is erased here too. */
    private void begin() {
        try {
            follower.awaitPresent();
            tasks.start();
            posting.start();
            provisionalPosting.start();
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            close();
            throw e;
        }
    }

    @Override
    public Staff staff() {
        return staff;
    }

    @Override
    public Licensing licensing() {
        return licensing;
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public Amendments amendments() {
        return intake.amendments();
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Audiences audiences() {
        return audiences;
    }

    @Override
    public Sharing sharing() {
        return sharing;
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Provisionals provisionals() {
        return provisionals;
    }

    @Override
    public Releases releases() {
        return releases;
    }

    @Override
    public Keeping keeping() {
        return keeping;
    }

    @Override
    public Erasures erasures() {
        return erasures;
    }

    @Override
    public Misattributions misattributions() {
        return misattributions;
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public Trails trails() {
        return trails;
    }

    @Override
    public OwnRecords ownRecords() {
        return ownRecords;
    }

    @Override
    public OwnDocuments ownDocuments() {
        return ownDocuments;
    }

    @Override
    public HealthLinks healthLinks() {
        return healthLinks;
    }

    @Override
    public Proposals proposals() {
        return proposals;
    }

    @Override
    public Apps apps() {
        return apps;
    }

    @Override
    public Charts charts() {
        return charts;
    }

    @Override
    public Searches searches() {
        return searches;
    }

    @Override
    public Identities identities() {
        return identities;
    }

    @Override
    public Exports exports() {
        return exports;
    }

    @Override
    public Writings writings() {
        return writings;
    }

    @Override
    public JointWritings jointWritings() {
        return writings.joint();
    }

    @Override
    public Feeds feeds() {
        return feeds;
    }

    @Override
    public Dispatches dispatches() {
        return dispatches;
    }

    @Override
    public Reviews reviews() {
        return reviews;
    }

    @Override
    public void close() {
        follower.close();
        posting.close();
        provisionalPosting.close();
        tasks.close();
    }
}
