package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.OwnServer;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.vault.segment.Facts;

/** Takes FHIR in, checked whole, or refuses it with the places that are wrong. Safe for use by many threads. */
public final class FhirDoor {
    private final Intake gateway;
    private final SingleResource single;
    private final DraftReader drafts;
    private final ProfilePolicy profiles;
    private final BundleTranslation bundles;

    /**
     * What was read.
     *
     * @param flags places that do not conform to a profile, where the node only says so
     */
    public record Read<T>(T content, List<ProblemIssue> flags) {
        public Read {
            flags = List.copyOf(flags);
        }
    }

    public FhirDoor(
            Intake gateway, SingleResource single, DraftReader drafts, ProfilePolicy profiles, InstantSource clock) {
        this.drafts = drafts;
        this.profiles = profiles;
        this.bundles = new BundleTranslation(clock);
        this.gateway = gateway;
        this.single = single;
    }

    /**
     * Reads a bundle.
     *
     * @throws ProblemException with every place that is wrong
     */
    public Read<IncomingBundle> bundle(byte[] bundle) {
        try {
            org.stele.gateway.fhir.IncomingBundle read = gateway.read(bundle);
            List<ProblemIssue> flags = issues(profiles.examine(read));
            return new Read<>(bundles.translate(Hash.of(bundle), read), flags);
        } catch (InvalidBundleException e) {
            throw refused(e);
        }
    }

    /** Reads {@code {"subject": …, "resource": {…}, "reason": …}}. */
    public Read<AmendmentRequest> amendment(byte[] body) {
        try {
            AmendmentRequest read = single.amendment(body);
            return new Read<>(read, issues(profiles.examine(read.version().content(), SingleResource.RESOURCE)));
        } catch (InvalidBundleException e) {
            throw refused(e);
        }
    }

    /**
     * Reads a resource that is written over FHIR.
     *
     * @param base this server's own address
     * @throws ProblemException with every place that is wrong
     */
    public Read<Draft> draft(byte[] body, Naming naming, String base) {
        return draft(body, naming, new OwnServer(base));
    }

    /**
     * As the other, where it may have come with others.
     *
     * @param neighbours what it may refer to
     * @throws ProblemException with every place that is wrong
     */
    public Read<Draft> draft(SentResource resource, Naming naming, Neighbours neighbours) {
        return draft(resource.content().unsafeArray(), naming, neighbours.beside(resource.fullUrl()));
    }

    private Read<Draft> draft(byte[] body, Naming naming, Neighbours neighbours) {
        try {
            Draft draft = drafts.read(body, naming, neighbours);
            return new Read<>(
                    draft,
                    issues(profiles.examine(
                            draft.submission().record().content(), naming.key().kind())));
        } catch (InvalidBundleException e) {
            throw new ProblemException(code(e), issues(e.issues()));
        }
    }

    /**
     * Reads a patch.
     *
     * @throws ProblemException with every operation that has not its form
     */
    public JsonPatching patch(byte[] body) {
        try {
            return JsonPatching.read(body);
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID, issues(e.issues()));
        }
    }

    /**
     * What a patch makes of a resource, read as what is written over FHIR.
     *
     * @param present the version that is patched
     * @param neighbours what it may refer to then
     * @throws ProblemException with the operation that cannot be done, or every place that is wrong then
     */
    public Read<Draft> patched(JsonPatching patch, Bytes present, Naming naming, Neighbours neighbours) {
        try {
            return draft(patch.apply(present).unsafeArray(), naming, neighbours);
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID, issues(e.issues()));
        }
    }

    /** R4 http.html#update asks for 400 where address and resource disagree. */
    private static ProblemCode code(InvalidBundleException refusal) {
        return refusal.issues().stream()
                        .allMatch(issue -> issue.reason() == Reason.OTHER_ID || issue.reason() == Reason.OTHER_KIND)
                ? ProblemCode.MALFORMED_REQUEST
                : ProblemCode.INVALID;
    }

    /** What the index shall know of a resource that another custodian released. */
    public Facts facts(Bytes resource) {
        try {
            return single.facts(resource.unsafeArray());
        } catch (InvalidBundleException e) {
            throw refused(e);
        }
    }

    private static ProblemException refused(InvalidBundleException refusal) {
        return new ProblemException(ProblemCode.INVALID_BUNDLE, issues(refusal.issues()));
    }

    /** The same in the words of problems. */
    public static List<ProblemIssue> issues(List<Issue> issues) {
        return issues.stream()
                .map(issue -> new ProblemIssue(issue.path(), issue.reason().name()))
                .toList();
    }
}
