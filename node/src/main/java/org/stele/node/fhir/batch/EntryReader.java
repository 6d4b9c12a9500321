package org.stele.node.fhir.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.term.DateText;
import org.stele.gateway.fhir.search.term.Interval;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.gateway.fhir.structure.StructureListener;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.QueryText;
import org.stele.node.fhir.SentResource;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.fhir.rest.Known;
import org.stele.node.fhir.rest.Versions;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what one entry of a batch asks. Safe for use by many threads. */
final class EntryReader {
    private static final String RESOURCE = "resource";
    private static final List<String> CONDITIONS = List.of("ifNoneMatch", "ifModifiedSince", "ifMatch", "ifNoneExist");

    private final StructureCheck structure;

    EntryReader(StructureCheck structure) {
        this.structure = structure;
    }

    /** Reads it. Its resource is checked where it is written, and its path begins there with its own kind. */
    BatchEntry read(ObjectNode entry, String path) {
        try {
            return asked(entry, path);
        } catch (InvalidBundleException e) {
            return new BatchEntry.Refused(
                    new ProblemException(ProblemCode.INVALID, FhirDoor.issues(e.issues())).problem());
        } catch (ProblemException e) {
            return new BatchEntry.Refused(e.problem());
        }
    }

    private BatchEntry asked(ObjectNode entry, String path) {
        Optional<JsonNode> resource = Optional.ofNullable(entry.remove(RESOURCE));
        List<Issue> issues = structure.checkEntry(entry, path, StructureListener.NONE);
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        JsonNode request = entry.path("request");
        if (request.isMissingNode()) {
            throw new InvalidBundleException(path + ".request", Reason.TOO_FEW);
        }
        EntryMethod method = EntryMethod.of(request.path("method").asString(""))
                .orElseThrow(() -> new ProblemException(ProblemCode.METHOD_NOT_ALLOWED));
        requireOnly(conditionsOf(method), request);
        EntryAddress address = EntryAddress.parse(request.path("url").asString(""));
        return new BatchEntry.Asked(method, interaction(method, address, entry, resource, path), fullUrl(entry));
    }

    private static Set<String> conditionsOf(EntryMethod method) {
        return switch (method) {
            case GET, HEAD -> Set.of("ifNoneMatch", "ifModifiedSince");
            case POST -> Set.of("ifNoneExist");
            case PUT, PATCH, DELETE -> Set.of("ifMatch");
        };
    }

    /** A condition that is not understood, or that has no value, must not be left out. */
    private static void requireOnly(Set<String> allowed, JsonNode request) {
        boolean isOther = CONDITIONS.stream()
                .anyMatch(name -> request.has("_" + name) || (request.has(name) && !allowed.contains(name)));
        if (isOther) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST, "The entry has a condition that its method does not know."));
        }
    }

    private Interaction interaction(
            EntryMethod method, EntryAddress address, JsonNode entry, Optional<JsonNode> resource, String path) {
        JsonNode request = entry.path("request");
        return switch (method) {
            case GET, HEAD -> reading(address, known(request));
            case DELETE -> delete(address, versions(request));
            case POST -> create(address, sent(entry, resource, path), text(request, "ifNoneExist"));
            case PUT -> update(address, sent(entry, resource, path), versions(request));
            case PATCH -> patch(address, PatchBinary.read(present(resource, path), path, structure), versions(request));
        };
    }

    private static Interaction reading(EntryAddress address, Known known) {
        return switch (address) {
            case EntryAddress.OfKind it -> new Interaction.Search(it.kind(), QueryText.read(it.query()));
            case EntryAddress.OfInstance it -> new Interaction.Read(it.key(), QueryText.read(it.query()), known);
            case EntryAddress.OfHistory it -> new Interaction.History(it.key());
            case EntryAddress.OfVersion it ->
                new Interaction.ReadVersion(it.key(), it.version(), QueryText.read(it.query()));
            case EntryAddress.OfEverything it -> new Interaction.Everything(it.patient(), QueryText.read(it.query()));
            case EntryAddress.OfSummary it -> new Interaction.Summary(it.patient(), QueryText.read(it.query()));
            case EntryAddress.OfLast it -> new Interaction.Last(QueryText.read(it.query()));
        };
    }

    private static Interaction create(EntryAddress address, SentResource resource, Optional<String> ifNoneExist) {
        if (address instanceof EntryAddress.OfKind(String kind, String _)) {
            return new Interaction.Create(kind, resource, ifNoneExist);
        }
        throw new ProblemException(ProblemCode.METHOD_NOT_ALLOWED);
    }

    private static Interaction update(EntryAddress address, SentResource resource, Versions versions) {
        return switch (address) {
            case EntryAddress.OfKind it -> new Interaction.UpdateFound(it.kind(), it.query(), resource, versions);
            case EntryAddress.OfInstance it -> new Interaction.Update(it.key(), resource, versions);
            case EntryAddress.OfHistory _,
                    EntryAddress.OfVersion _,
                    EntryAddress.OfEverything _,
                    EntryAddress.OfSummary _,
                    EntryAddress.OfLast _ -> throw new ProblemException(ProblemCode.METHOD_NOT_ALLOWED);
        };
    }

    private static Interaction patch(EntryAddress address, Bytes patch, Versions versions) {
        return switch (address) {
            case EntryAddress.OfKind it -> new Interaction.PatchFound(it.kind(), it.query(), patch, versions);
            case EntryAddress.OfInstance it -> new Interaction.Patch(it.key(), patch, versions);
            case EntryAddress.OfHistory _,
                    EntryAddress.OfVersion _,
                    EntryAddress.OfEverything _,
                    EntryAddress.OfSummary _,
                    EntryAddress.OfLast _ -> throw new ProblemException(ProblemCode.METHOD_NOT_ALLOWED);
        };
    }

    private static Interaction delete(EntryAddress address, Versions versions) {
        return switch (address) {
            case EntryAddress.OfKind it -> new Interaction.DeleteFound(it.kind(), it.query(), versions);
            case EntryAddress.OfInstance it -> new Interaction.Delete(it.key(), versions);
            case EntryAddress.OfHistory _,
                    EntryAddress.OfVersion _,
                    EntryAddress.OfEverything _,
                    EntryAddress.OfSummary _,
                    EntryAddress.OfLast _ -> throw new ProblemException(ProblemCode.METHOD_NOT_ALLOWED);
        };
    }

    private static SentResource sent(JsonNode entry, Optional<JsonNode> resource, String path) {
        return new SentResource(CanonicalJson.write(present(resource, path)), fullUrl(entry));
    }

    private static String fullUrl(JsonNode entry) {
        return entry.path("fullUrl").asString("");
    }

    private static JsonNode present(Optional<JsonNode> resource, String path) {
        return resource.orElseThrow(() -> new InvalidBundleException(path + "." + RESOURCE, Reason.TOO_FEW));
    }

    private static Versions versions(JsonNode request) {
        return new Versions(text(request, "ifMatch"), text(request, "ifNoneMatch"));
    }

    private static Known known(JsonNode request) {
        return new Known(
                text(request, "ifNoneMatch"), text(request, "ifModifiedSince").flatMap(EntryReader::instant));
    }

    /** The earliest that it may mean: of what was committed later it is not known whether the client has it. */
    private static Optional<Instant> instant(String text) {
        return DateText.parse(text).flatMap(Interval::least).map(millis -> Instant.ofEpochMilli(millis.longValue()));
    }

    /** As bounded as the header that it stands for. */
    private static Optional<String> text(JsonNode request, String name) {
        Optional<String> text = Optional.ofNullable(request.get(name)).map(it -> it.asString(""));
        if (text.filter(it -> it.length() > EntryAddress.LONGEST).isPresent()) {
            throw new ProblemException(ProblemCode.MALFORMED_REQUEST);
        }
        return text;
    }
}
