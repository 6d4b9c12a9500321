package org.stele.node.fhir.rest;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.exchange.identify.SeatRequest;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.fhir.SentResource;

/**
 * What is asked (R4 http.html), by its address and what came with it. Nothing of it is checked yet. The text form of
 * what brings a resource, or says what to look for, shows nothing of it.
 */
public sealed interface Interaction {
    /** What changes nothing. */
    sealed interface Reading extends Interaction {}

    record Read(ResourceKey key, List<Parameter> parameters, Known known) implements Reading {}

    record ReadVersion(ResourceKey key, String version, List<Parameter> parameters) implements Reading {}

    record History(ResourceKey key) implements Reading {}

    record Search(String kind, List<Parameter> parameters) implements Reading {
        @Override
        public String toString() {
            return "Search[" + kind + "]";
        }
    }

    record Everything(String patient, List<Parameter> parameters) implements Reading {}

    record Summary(String patient, List<Parameter> parameters) implements Reading {}

    record Last(List<Parameter> parameters) implements Reading {
        @Override
        public String toString() {
            return "Last";
        }
    }

    /**
     * The other identifiers of whom one names.
     *
     * @param signed the same as the asker signed it, for other organisations' nodes
     */
    record CrossReference(List<Parameter> parameters, SeatRequest signed) implements Reading {
        @Override
        public String toString() {
            return "CrossReference";
        }
    }

    /** A proof of a resource's present version. */
    record Prove(ResourceKey key, List<Parameter> parameters) implements Reading {}

    record ProveVersion(ResourceKey key, String version, List<Parameter> parameters) implements Reading {}

    /** The proof that a patient's trail is complete. */
    record ProveTrail(List<Parameter> parameters) implements Reading {}

    /** What changes a chart, or would. */
    sealed interface Writing extends Interaction {}

    record Create(String kind, SentResource resource, Optional<String> ifNoneExist) implements Writing {
        @Override
        public String toString() {
            return "Create[" + kind + "]";
        }
    }

    record Update(ResourceKey key, SentResource resource, Versions versions) implements Writing {
        @Override
        public String toString() {
            return "Update[" + key.kind() + "]";
        }
    }

    /**
     * A version in the place of what a search finds.
     *
     * @param query the condition, as it stands in an address
     */
    record UpdateFound(String kind, String query, SentResource resource, Versions versions) implements Writing {
        @Override
        public String toString() {
            return "UpdateFound[" + kind + "]";
        }
    }

    /** What a patch makes of the present version in its place. */
    record Patch(ResourceKey key, Bytes patch, Versions versions) implements Writing {
        @Override
        public String toString() {
            return "Patch[" + key.kind() + "]";
        }
    }

    /**
     * What a patch makes of what a search finds in its place.
     *
     * @param query the condition, as it stands in an address
     */
    record PatchFound(String kind, String query, Bytes patch, Versions versions) implements Writing {
        @Override
        public String toString() {
            return "PatchFound[" + kind + "]";
        }
    }

    record Delete(ResourceKey key, Versions versions) implements Writing {}

    /**
     * A retraction of what a search finds.
     *
     * @param query the condition, as it stands in an address
     */
    record DeleteFound(String kind, String query, Versions versions) implements Writing {
        @Override
        public String toString() {
            return "DeleteFound[" + kind + "]";
        }
    }
}
