package org.stele.node.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirPatcher;
import org.stele.gateway.fhir.rest.OwnServer;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Answers patches: updates by what they make of the present version. */
record FhirPatches(FhirDoor door, FhirPatcher patcher, Conditions conditions) {
    FhirResponse patch(Asker asker, Interaction.Patch patch) {
        FhirWritings.requireKind(patch.key().kind());
        patch.versions().requireForWriting();
        List<ProblemIssue> flags = new ArrayList<>();
        Saved saved = patcher.patch(
                asker.author(),
                patch.key(),
                patch.versions().required(),
                patching(asker, patch.patch(), patch.versions(), flags));
        return SavedResponse.of(asker, saved, flags);
    }

    FhirResponse patchFound(Asker asker, Interaction.PatchFound patch) {
        FhirWritings.requireKind(patch.kind());
        patch.versions().requireForWriting();
        List<ProblemIssue> flags = new ArrayList<>();
        Saved saved = patcher.patch(
                asker.author(),
                conditions.read(asker, patch.kind(), patch.query()),
                patch.versions().required(),
                patching(asker, patch.patch(), patch.versions(), flags));
        return SavedResponse.of(asker, saved, flags);
    }

    /** The patch is read before anything is looked at. */
    private BiFunction<ResourceKey, Bytes, Draft> patching(
            Asker asker, Bytes body, Versions versions, List<ProblemIssue> flags) {
        JsonPatching patch = read(door, body, versions);
        return (key, present) -> {
            FhirDoor.Read<Draft> read = door.patched(patch, present, Naming.at(key), new OwnServer(asker.base()));
            flags.addAll(read.flags());
            return read.content();
        };
    }

    /**
     * Reads a patch that may be done.
     *
     * @throws ProblemException where it is none, or would do more where it is done twice
     */
    static JsonPatching read(FhirDoor door, Bytes body, Versions versions) {
        JsonPatching patch = door.patch(body.unsafeArray());
        if (patch.addsUp() && versions.ifMatch().isEmpty()) {
            throw new ProblemException(ProblemCode.PRECONDITION_REQUIRED);
        }
        return patch;
    }
}
