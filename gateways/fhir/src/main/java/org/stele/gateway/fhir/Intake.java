package org.stele.gateway.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stele.gateway.fhir.ResourceIntake.Checked;
import org.stele.gateway.fhir.bundle.BundleScanner;
import org.stele.gateway.fhir.bundle.EntryHead;
import org.stele.gateway.fhir.bundle.EntryIndex;
import org.stele.gateway.fhir.bundle.ScannedBundle;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.people.PractitionerId;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.vault.label.Labels;
import tools.jackson.databind.JsonNode;

/**
 * Takes in one patient's FHIR R4 bundle: a transaction, batch or collection in JSON, as hospitals export and Synthea writes
 * it. What comes back is whole and ready to be sealed; otherwise nothing comes back. One instance serves all threads; a call
 * uses one thread and, beside the bytes and what it returns, memory for one resource.
 */
public final class Intake {
    private static final Set<String> TYPES = Set.of("transaction", "batch", "collection");

    private final IntakeLimits limits;
    private final StrictJson json;
    private final StructureCheck structure;
    private final Classifier classifier;

    public Intake(IntakeLimits limits, Classifier classifier) {
        this.limits = limits;
        this.json = new StrictJson(limits.maxBytes(), limits.maxDepth());
        this.structure = new StructureCheck(limits.maxIssues());
        this.classifier = classifier;
    }

    /** With the standard limits and the rules in the jar. */
    public static Intake standard() {
        return new Intake(IntakeLimits.STANDARD, Classifier.standard());
    }

    /**
     * Reads to the end, or to the limit of bytes, and takes it in.
     *
     * @throws InvalidBundleException where anything is wrong with it
     * @throws IOException where the stream fails
     */
    public IncomingBundle read(InputStream bundle) throws IOException {
        return read(bundle.readNBytes(limits.maxBytes() + 1));
    }

    /**
     * Takes in a bundle.
     *
     * @param bundle UTF-8 JSON, not changed while this runs
     * @throws InvalidBundleException where anything is wrong with it
     */
    public IncomingBundle read(byte[] bundle) {
        ScannedBundle scanned = BundleScanner.scan(json, bundle);
        String type = checkEnvelope(scanned);
        EntryIndex index = EntryIndex.of(scanned.entries());
        refuse(index.issues());
        int patient = patient(index.keys());
        ResourceIntake intake = new ResourceIntake(
                json,
                bundle,
                index,
                structure,
                classifier,
                practitioners(bundle, scanned, index),
                !type.equals("collection"));
        List<Checked> checked = takeAll(intake, scanned.entries(), index.keys());
        refuse(intake.issues());
        return new IncomingBundle(identity(bundle, scanned, index, patient), labelled(checked));
    }

    private String checkEnvelope(ScannedBundle scanned) {
        JsonNode kind = scanned.envelope().path("resourceType");
        if (!kind.asString("").equals("Bundle")) {
            throw new InvalidBundleException("Bundle", Reason.NOT_A_BUNDLE);
        }
        refuse(structure.check(scanned.envelope(), "Bundle"));
        String type = scanned.envelope().path("type").asString("");
        if (!TYPES.contains(type)) {
            throw new InvalidBundleException("Bundle.type", Reason.BUNDLE_TYPE);
        }
        return type;
    }

    /** The place of the one Patient. */
    private static int patient(List<ResourceKey> keys) {
        int[] patients = IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).kind().equals("Patient"))
                .toArray();
        if (patients.length == 1) {
            return patients[0];
        }
        throw new InvalidBundleException(
                "Bundle.entry", patients.length == 0 ? Reason.NO_PATIENT : Reason.SEVERAL_PATIENTS);
    }

    private List<Checked> takeAll(ResourceIntake intake, List<EntryHead> entries, List<ResourceKey> keys) {
        List<Checked> checked = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size() && intake.issues().size() < limits.maxIssues(); i++) {
            intake.take(entries.get(i), keys.get(i), path(i)).ifPresent(checked::add);
        }
        return checked;
    }

    private List<IncomingResource> labelled(List<Checked> checked) {
        Map<ResourceKey, Labels> labels =
                classifier.classify(checked.stream().map(Checked::evidence).toList());
        return checked.stream().map(it -> it.with(labels)).toList();
    }

    private PatientIdentity identity(byte[] bundle, ScannedBundle scanned, EntryIndex index, int patient) {
        JsonNode entry = ResourceIntake.tree(json, bundle, scanned.entries().get(patient), path(patient));
        return PatientReader.read(index.keys().get(patient), entry.path("resource"));
    }

    /** The practitioners who came in the bundle, by key; roles stand for their practitioner. */
    private Function<ResourceKey, Optional<PractitionerId>> practitioners(
            byte[] bundle, ScannedBundle scanned, EntryIndex index) {
        Map<ResourceKey, PractitionerId> known = new HashMap<>();
        for (int i = 0; i < index.keys().size(); i++) {
            ResourceKey key = index.keys().get(i);
            if (key.kind().equals("Practitioner")) {
                JsonNode entry =
                        ResourceIntake.tree(json, bundle, scanned.entries().get(i), path(i));
                PractitionerId.of(entry.path("resource")).ifPresent(id -> known.put(key, id));
            }
        }
        return key -> Optional.ofNullable(known.get(key));
    }

    private static void refuse(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
    }

    private static String path(int entry) {
        return "Bundle.entry[" + entry + "]";
    }
}
