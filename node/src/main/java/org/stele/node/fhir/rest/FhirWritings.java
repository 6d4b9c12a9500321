package org.stele.node.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirTransactor;
import org.stele.gateway.fhir.rest.FhirWriter;
import org.stele.gateway.fhir.rest.OwnServer;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;
import org.stele.node.fhir.SentResource;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Answers what changes a chart. */
final class FhirWritings {
    private final FhirDoor door;
    private final FhirWriter writer;
    private final FhirTransactor transactor;
    private final FhirProposals proposals;
    private final FhirPatches patches;
    private final Conditions conditions;

    FhirWritings(
            FhirDoor door,
            FhirWriter writer,
            FhirTransactor transactor,
            FhirProposals proposals,
            FhirPatches patches,
            Conditions conditions) {
        this.door = door;
        this.writer = writer;
        this.transactor = transactor;
        this.proposals = proposals;
        this.patches = patches;
        this.conditions = conditions;
    }

    FhirResponse answer(Asker asker, Interaction.Writing writing) {
        return switch (writing) {
            case Interaction.Create create -> create(asker, create);
            case Interaction.Update update -> update(asker, update);
            case Interaction.UpdateFound update -> updateFound(asker, update);
            case Interaction.Patch patch -> patches.patch(asker, patch);
            case Interaction.PatchFound patch -> patches.patchFound(asker, patch);
            case Interaction.Delete delete -> delete(asker, delete);
            case Interaction.DeleteFound delete -> deleteFound(asker, delete);
        };
    }

    private FhirResponse create(Asker asker, Interaction.Create create) {
        requireKind(create.kind());
        FhirDoor.Read<Draft> read = read(asker, create.resource(), Naming.anew(create.kind()));
        return proposals.create(asker, create, read).orElseGet(() -> add(asker, create, read));
    }

    private FhirResponse add(Asker asker, Interaction.Create create, FhirDoor.Read<Draft> read) {
        Saved saved = create.ifNoneExist()
                .map(it -> writer.createUnless(
                        asker.author(), read.content(), conditions.readAlone(asker, create.kind(), it)))
                .orElseGet(() -> add(asker, create.resource(), read.content()));
        return SavedResponse.of(asker, saved, read.flags());
    }

    /** A clerk who did not get the answer cannot look for the patient: the same is answered again, as of a transaction. */
    private Saved add(Asker asker, SentResource resource, Draft draft) {
        return draft.patient().isPresent()
                ? transactor.enrol(
                        asker.author(), asker.digest(resource.content().unsafeArray()), draft)
                : writer.create(asker.author(), draft);
    }

    private FhirResponse update(Asker asker, Interaction.Update update) {
        requireKind(update.key().kind());
        update.versions().requireForWriting();
        FhirDoor.Read<Draft> read = read(asker, update.resource(), Naming.at(update.key()));
        Saved saved =
                writer.update(asker.author(), read.content(), update.versions().required());
        return SavedResponse.of(asker, saved, read.flags());
    }

    private FhirResponse updateFound(Asker asker, Interaction.UpdateFound update) {
        requireKind(update.kind());
        update.versions().requireForWriting();
        List<ProblemIssue> flags = new ArrayList<>();
        Draft sent = read(asker, update.resource(), Naming.anew(update.kind())).content();
        Saved saved = writer.update(
                asker.author(),
                sent.patientNamed(),
                conditions.read(asker, update.kind(), update.query()),
                update.versions().required(),
                found -> flagged(read(asker, update.resource(), Naming.found(update.kind(), found)), flags));
        return SavedResponse.of(asker, saved, flags);
    }

    private static Draft flagged(FhirDoor.Read<Draft> read, List<ProblemIssue> flags) {
        flags.addAll(read.flags());
        return read.content();
    }

    private FhirResponse delete(Asker asker, Interaction.Delete delete) {
        ResourceKey key = delete.key();
        requireDeletable(key.kind());
        requireStored(key.id());
        delete.versions().requireForWriting();
        writer.delete(asker.author(), key, delete.versions().required());
        return FhirResponse.nothing();
    }

    private FhirResponse deleteFound(Asker asker, Interaction.DeleteFound delete) {
        requireDeletable(delete.kind());
        delete.versions().requireForWriting();
        writer.delete(
                asker.author(),
                conditions.read(asker, delete.kind(), delete.query()),
                delete.versions().required());
        return FhirResponse.nothing();
    }

    private FhirDoor.Read<Draft> read(Asker asker, SentResource resource, Naming naming) {
        return door.draft(resource, naming, new OwnServer(asker.base()));
    }

    static void requireKind(String kind) {
        if (!SearchParameters.R4.kinds().contains(kind)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
    }

    /** Of what is made nothing is deleted, whether it is there or never was. */
    static void requireStored(String id) {
        if (MadeId.is(id)) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.METHOD_NOT_ALLOWED,
                            "What this server makes is not deleted: a proposal waits until its patient decides, or it is over."));
        }
    }

    static void requireDeletable(String kind) {
        requireKind(kind);
        if (kind.equals("Patient")) {
            throw new ProblemException(Problem.of(
                    ProblemCode.METHOD_NOT_ALLOWED,
                    "What is known of a patient is erased at the patient's own request."));
        }
    }
}
