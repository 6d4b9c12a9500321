package org.stele.ledger.proof;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.validator.ValidatorSet;

/**
 * A header that was checked once and is trusted from then on, as a file: the CBOR array {@code ["stele/trusted/1", network,
 * header, validators]}. Who starts from it refuses what older validators sign.
 *
 * @param nextValidators in force after the header
 */
public record TrustedHeader(Hash network, Header header, ValidatorSet nextValidators) {
    private static final String FORM = "stele/trusted/1";
    private static final Codec<File> CODEC = Codec.of(File.class);

    public TrustedHeader {
        if (!header.nextValidators().equals(nextValidators.hash())) {
            throw new IllegalArgumentException("these are not the validators that the header names");
        }
    }

    record File(String form, Hash network, Header header, ValidatorSet validators) {}

    /**
     * The header that a proof hangs on.
     *
     * @throws ProofException where the proof shows nothing, or its header is the last before other validators
     */
    public static TrustedHeader of(Proof proof, Genesis genesis) throws ProofException {
        new ProofVerifier(genesis).verify(proof);
        ProofFile file = ProofFile.decode(proof);
        ValidatorSet validators = file.changes().isEmpty()
                ? genesis.validators()
                : file.changes().getLast().validators();
        Header header = file.header().header();
        if (!header.nextValidators().equals(validators.hash())) {
            throw new ProofException("validators change after this header: take a later proof");
        }
        return new TrustedHeader(genesis.network(), header, validators);
    }

    /** A verifier that starts from here. */
    public ProofVerifier verifier() {
        return ProofVerifier.trusting(network, header, nextValidators);
    }

    public Bytes encode() {
        return Bytes.wrap(CODEC.encode(new File(FORM, network, header, nextValidators)));
    }

    /**
     * Reads the encoding.
     *
     * @throws IllegalArgumentException where the bytes are something else
     */
    public static TrustedHeader decode(Bytes encoded) {
        File file = CODEC.decode(encoded.unsafeArray());
        if (!file.form().equals(FORM)) {
            throw new IllegalArgumentException("no trusted header of a form that this program knows");
        }
        return new TrustedHeader(file.network(), file.header(), file.validators());
    }
}
