package org.stele.node.document;

import java.time.InstantSource;
import java.util.List;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.feed.Feeds;
import org.stele.exchange.feed.Filed;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.ledger.contract.Author;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Takes C-CDA documents, as the organisation's word, or refuses them whole. Safe for use by many threads. */
public final class DocumentDoor {
    private static final int ATTEMPTS = 3;
    private static final String DOCUMENT = "/ClinicalDocument";

    /**
     * What was taken.
     *
     * @param again whether it was filed before, and nothing was done now
     */
    public record Taken(boolean again, FiledDocument filed) {}

    private final DocumentFiling filing;
    private final Feeds feeds;
    private final InstantSource clock;

    public DocumentDoor(DocumentFiling filing, Feeds feeds, InstantSource clock) {
        this.filing = filing;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * Files a document; it is durable when this returns.
     *
     * @param author the organisation, or a seat here with the power CLERK
     * @throws ProblemException where it is refused
     * @throws ExchangeException as {@link Feeds#file}
     */
    public Taken take(Author author, byte[] document) {
        feeds.requireFiler(author);
        try {
            Filed filed = file(author, document, ATTEMPTS);
            return new Taken(filed.again(), FiledDocument.read(filed.remark()));
        } catch (RefusedDocumentException e) {
            throw refused(e);
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID_DOCUMENT, FhirDoor.issues(e.issues()));
        }
    }

    /** Where others stand in the way for a moment, whoever sends it need not hear of it. */
    private Filed file(Author author, byte[] document, int attempts) {
        try {
            return feeds.file(author, filing.of(document, clock.instant()));
        } catch (ExchangeException e) {
            if (isAnother(e)) {
                throw another();
            }
            boolean isMomentary = e.reason() == Reason.NOT_TAKEN && e.door().isEmpty();
            if (isMomentary && attempts > 1) {
                return file(author, document, attempts - 1);
            }
            throw e;
        }
    }

    private static boolean isAnother(ExchangeException refusal) {
        return refusal.issues().stream().map(Issue::code).anyMatch("OTHER_CONTENT"::equals);
    }

    private static ProblemException another() {
        return problem(
                ProblemCode.CONFLICT,
                "Another document with this id was filed before: give each an id of its own, and the versions of one its set's id and"
                        + " their numbers.",
                new ProblemIssue(DOCUMENT + "/id", "OTHER_CONTENT"));
    }

    private static ProblemException refused(RefusedDocumentException refusal) {
        ProblemCode code = switch (refusal.reason()) {
            case OTHER_PERSON, OVERTAKEN, SETTLED -> ProblemCode.CONFLICT;
            case NOT_XML, SIZE, NOT_A_CLINICAL_DOCUMENT, NO_ID, NO_PATIENT, SEVERAL_PATIENTS ->
                ProblemCode.INVALID_DOCUMENT;
        };
        String place = refusal.place().isEmpty() ? DOCUMENT : refusal.place();
        return problem(
                code, refusal.text(), new ProblemIssue(place, refusal.reason().name()));
    }

    private static ProblemException problem(ProblemCode code, String detail, ProblemIssue issue) {
        return new ProblemException(Problem.of(code, detail).with(List.of(issue)));
    }
}
