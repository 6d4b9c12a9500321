package org.stele.benchmarks.withheld;

import java.util.function.Function;
import org.stele.benchmarks.fhir.FhirTarget.Request;

/**
 * One way of asking.
 *
 * @param writes whether the server may write or delete something when it is asked so
 */
record Probe(String name, boolean writes, Function<Secret, Request> request) {}
