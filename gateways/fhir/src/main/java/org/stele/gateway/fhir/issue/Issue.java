package org.stele.gateway.fhir.issue;

/**
 * One thing that is wrong with a bundle.
 *
 * @param path where, in the manner of FHIRPath: {@code Bundle.entry[3].resource.code.coding[0].system}. It holds names of
 *     the standard and numbers only; what the standard does not know is named by its place ({@code *[2]}).
 */
public record Issue(String path, Reason reason) {
    @Override
    public String toString() {
        return path + ": " + reason.advice();
    }
}
