package org.stele.node.fhir.batch;

import java.util.ArrayList;
import java.util.List;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.bundle.BundleScanner;
import org.stele.gateway.fhir.bundle.EntryHead;
import org.stele.gateway.fhir.bundle.ScannedBundle;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a batch or a transaction: all of it before anything is done. Safe for use by many threads. */
final class BatchReader {
    /** Entries. */
    static final int MOST = 200;

    private static final String NOT_A_BATCH = "Send a Bundle of type batch or transaction.";
    private static final String TRANSACTION = "transaction";

    private final StrictJson json = new StrictJson(IntakeLimits.STANDARD.maxBytes(), IntakeLimits.STANDARD.maxDepth());
    private final StructureCheck structure = new StructureCheck(IntakeLimits.STANDARD.maxIssues());
    private final EntryReader entries = new EntryReader(structure);

    /**
     * Reads it.
     *
     * @throws ProblemException where it is no strict JSON, neither of the two, or has too many entries
     */
    SentBundle read(byte[] bundle) {
        try {
            ScannedBundle scanned = BundleScanner.scan(json, bundle);
            String type = type(scanned.envelope());
            requireFew(scanned.entries());
            return new SentBundle(type.equals(TRANSACTION), entries(bundle, scanned.entries()));
        } catch (InvalidBundleException e) {
            throw new ProblemException(ProblemCode.INVALID_BUNDLE, FhirDoor.issues(e.issues()));
        }
    }

    private String type(ObjectNode envelope) {
        if (!envelope.path("resourceType").asString("").equals("Bundle")) {
            throw new InvalidBundleException("Bundle", Reason.NOT_A_BUNDLE);
        }
        List<Issue> issues = structure.check(envelope, "Bundle");
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        String type = envelope.path("type").asString("");
        if (!type.equals("batch") && !type.equals(TRANSACTION)) {
            throw refused(NOT_A_BATCH, new ProblemIssue("Bundle.type", Reason.BUNDLE_TYPE.name()));
        }
        return type;
    }

    private static void requireFew(List<EntryHead> entries) {
        if (entries.size() > MOST) {
            throw refused(
                    "A batch or transaction has at most " + MOST + " entries: send several.",
                    new ProblemIssue("Bundle.entry", Reason.TOO_MANY.name()));
        }
    }

    private static ProblemException refused(String detail, ProblemIssue issue) {
        return new ProblemException(
                Problem.of(ProblemCode.INVALID_BUNDLE, detail).with(List.of(issue)));
    }

    private List<BatchEntry> entries(byte[] bundle, List<EntryHead> heads) {
        List<BatchEntry> read = new ArrayList<>(heads.size());
        for (EntryHead head : heads) {
            String path = "Bundle.entry[" + read.size() + "]";
            read.add(entries.read(tree(bundle, head, path), path));
        }
        return read;
    }

    private ObjectNode tree(byte[] bundle, EntryHead head, String path) {
        try (JsonParser parser = json.parser(bundle, head.offset(), head.length())) {
            parser.nextToken();
            JsonNode entry = TreeReader.whole(parser, path);
            return (ObjectNode) entry;
        }
    }
}
