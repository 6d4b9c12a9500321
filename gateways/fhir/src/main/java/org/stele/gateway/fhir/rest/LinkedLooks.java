package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.stream.Stream;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.gateway.fhir.search.query.EverythingQuery;
import org.stele.gateway.fhir.search.query.Widened;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.JsonNode;

/** Looks into charts that are linked with one that is asked about: by the patient's address there, and in no other chart. */
final class LinkedLooks {
    private final Searches searches;

    LinkedLooks(Searches searches) {
        this.searches = searches;
    }

    /** What is asked everywhere, then in the linked charts. */
    List<FoundIn> search(Author clinician, Widened<? extends ChartQuery> query) {
        Stream<FoundIn> asked = searches.search(clinician, query.asked()).stream()
                .filter(in -> !query.linked().containsKey(in.home()));
        Stream<FoundIn> linked = query.linked().entrySet().stream()
                .flatMap(it -> searches.search(clinician, it.getKey(), it.getValue()).stream());
        return Stream.concat(asked, linked).toList();
    }

    /** All of the same person in the linked charts. */
    Stream<FoundIn> everything(Author clinician, EverythingQuery query) {
        return searches.linked(clinician, query.patient().toString()).stream()
                .flatMap(other -> searches.search(clinician, other.home(), query.of(Address.of(other))).stream());
    }

    /** The Patients that are the same person in the linked charts. */
    Stream<JsonNode> patients(Author clinician, ResourceKey patient) {
        return searches.linked(clinician, patient.toString()).stream()
                .flatMap(other ->
                        searches.openAt(clinician, other.home(), AddressQuery.present(other.address())).stream())
                .map(found -> StoredResource.of(found.entry(), found.record()).tree());
    }
}
