package org.stele.gateway.fhir.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.Sha256;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Provenance of one version (R4 provenance.html), under an id made of that which the version has in its {@code meta}. It has no signature: what was
 * signed is a transaction, which is proven, and no form of the resource.
 *
 * @param entry as the index would have it
 */
record Provenance(Origin origin, ChartEntry entry, ObjectNode resource) {
    static final String KIND = "Provenance";

    private static final byte[] PART = "stele/provenance/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final String PATIENT = "patient";
    private static final TermExtractor TERMS = new TermExtractor(SearchParameters.R4);

    /** @param patient the address of whose chart it is in; empty where that may not be seen */
    static Provenance of(Origin origin, String patient) {
        ObjectNode resource = resource(origin);
        SortedMap<String, SortedSet<String>> terms = new TreeMap<>(TERMS.extract(resource));
        if (!patient.isEmpty()) {
            terms.computeIfAbsent(PATIENT, _ -> new TreeSet<>()).add(patient);
        }
        ChartEntry version = origin.version();
        Facts facts = new Facts(address(version), version.committed().toEpochMilli(), new TreeSet<>(), terms);
        return new Provenance(origin, new ChartEntry(id(version), facts, version.committed()), resource);
    }

    static String address(ChartEntry version) {
        return KIND + "/" + logical(version);
    }

    private static String logical(ChartEntry version) {
        return Made.logical(version.record());
    }

    /** Another than that of the version, beside which it may be answered. */
    private static RecordId id(ChartEntry version) {
        byte[] digest = Sha256.digest(PART, version.record().value().bytes().unsafeArray());
        return new RecordId(new RandomId(Bytes.wrap(Arrays.copyOf(digest, RandomId.LENGTH))));
    }

    private static ObjectNode resource(Origin origin) {
        ChartEntry version = origin.version();
        ObjectNode resource =
                JsonNodeFactory.instance.objectNode().put("resourceType", KIND).put("id", logical(version));
        resource.putArray("target").addObject().put("reference", reference(version));
        resource.put("recorded", version.committed().toString());
        origin.before()
                .ifPresent(before -> resource.putArray("reason")
                        .add(concept("urn:stele:amendment", before.reason().name(), "")));
        resource.set("activity", activity(origin));
        agents(resource, origin.state());
        origin.before()
                .ifPresent(before -> resource.putArray("entity")
                        .addObject()
                        .put("role", "revision")
                        .putObject("what")
                        .put("reference", reference(before.version())));
        origin.elsewhere().ifPresent(before -> refiled(resource, before));
        return resource;
    }

    /** Only by its number, which says nothing of whose chart it was. */
    private static void refiled(ObjectNode resource, RecordId before) {
        resource.withArray("reason").add(concept("urn:stele:error", ErrorReason.WRONG_PATIENT.name(), ""));
        resource.withArray("entity")
                .addObject()
                .put("role", "source")
                .putObject("what")
                .putObject("identifier")
                .put("system", "urn:stele:record")
                .put("value", before.toString());
    }

    private static ObjectNode activity(Origin origin) {
        String system = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
        return origin.before().isPresent() ? concept(system, "UPDATE", "revise") : concept(system, "CREATE", "create");
    }

    /** Whose seat signed is its author; whoever else answers for it attested it. */
    private static void agents(ObjectNode resource, RecordState state) {
        ObjectNode custodian = who("Organization", "org", state.custodian().toString());
        state.seat()
                .ifPresentOrElse(
                        seat -> {
                            agent(resource, "author", "Author", who("PractitionerRole", "seat", seat.toString()))
                                    .set("onBehalfOf", custodian.deepCopy());
                            agent(resource, "custodian", "Custodian", custodian);
                        },
                        () -> agent(resource, "attester", "Attester", custodian)
                                .putArray("role")
                                .add(concept(
                                        "urn:stele:attestation",
                                        state.attestation().name(),
                                        "")));
    }

    private static ObjectNode agent(ObjectNode resource, String type, String display, ObjectNode who) {
        ObjectNode agent = resource.withArray("agent").addObject();
        agent.set("type", concept("http://terminology.hl7.org/CodeSystem/provenance-participant-type", type, display));
        agent.set("who", who);
        return agent;
    }

    private static ObjectNode who(String type, String kind, String value) {
        ObjectNode who = JsonNodeFactory.instance.objectNode().put("type", type);
        who.putObject("identifier").put("system", "urn:stele:" + kind).put("value", value);
        return who;
    }

    private static ObjectNode concept(String system, String code, String display) {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        ObjectNode coding =
                concept.putArray("coding").addObject().put("system", system).put("code", code);
        if (!display.isEmpty()) {
            coding.put("display", display);
        }
        return concept;
    }

    private static String reference(ChartEntry version) {
        return version.facts().address() + "/_history/" + versionId(version.record());
    }

    private static String versionId(RecordId record) {
        return HexFormat.of().formatHex(record.value().bytes().unsafeArray());
    }
}
