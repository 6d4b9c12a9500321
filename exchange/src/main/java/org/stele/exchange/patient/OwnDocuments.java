package org.stele.exchange.patient;

import org.stele.crypto.Bytes;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.ledger.contract.Author;

/** Makes documents of patients' own charts, for these patients alone. Safe for use by many threads. */
public interface OwnDocuments {
    /**
     * A document with what it was made of, each sealed to the patient.
     *
     * @param release a release package with exactly the records in the document
     * @param document a document package
     */
    record Sealed(Bytes release, Bytes document) {}

    /**
     * Makes one of what the patient may open, which is all that stands. The journal has it before anything is opened.
     *
     * @param author the patient, whose own permit it is
     * @throws org.stele.exchange.ExchangeException as {@link org.stele.exchange.release.Releases#release}; {@code NOT_FOUND} where
     *     nothing can be made of the chart
     */
    Sealed make(Author author, ReleaseRequest request, DocumentMaker maker);
}
