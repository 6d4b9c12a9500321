package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.vault.segment.Facts;

/** Takes FHIR in, checked whole, or refuses it with the places that are wrong. Safe for use by many threads. */
public final class FhirDoor {
    private final Intake gateway;
    private final SingleResource single;
    private final BundleTranslation bundles;

    public FhirDoor(Intake gateway, SingleResource single, InstantSource clock) {
        this.bundles = new BundleTranslation(clock);
        this.gateway = gateway;
        this.single = single;
    }

    /**
     * Reads a bundle.
     *
     * @throws ProblemException with every place that is wrong
     */
    public IncomingBundle bundle(byte[] bundle) {
        try {
            return bundles.translate(Hash.of(bundle), gateway.read(bundle));
        } catch (InvalidBundleException e) {
            throw refused(e);
        }
    }

    /** Reads {@code {"subject": …, "resource": {…}, "reason": …}}. */
    public AmendmentRequest amendment(byte[] body) {
        try {
            return single.amendment(body);
        } catch (InvalidBundleException e) {
            throw refused(e);
        }
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
        List<ProblemIssue> issues = refusal.issues().stream()
                .map(issue -> new ProblemIssue(issue.path(), issue.reason().name()))
                .toList();
        return new ProblemException(ProblemCode.INVALID_BUNDLE, issues);
    }
}
