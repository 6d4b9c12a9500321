package org.stele.node.healthlink;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import java.text.ParseException;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Whether a file is sealed, so that a wallet with a mistake leaves nothing in clear here: what is in it nobody here can tell. */
public final class SealedFile {
    private static final String ADVICE =
            "Seal the file before it is sent: a JWE in compact form, with alg dir and enc A256GCM, whose key stays with you.";

    private SealedFile() {}

    /**
     * Requires that it is.
     *
     * @throws ProblemException where it is no JWE as SMART Health Links 1.0 has it
     */
    public static void require(String file) {
        if (!isSealed(file)) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID, ADVICE));
        }
    }

    private static boolean isSealed(String file) {
        try {
            JWEObject jwe = JWEObject.parse(file);
            return JWEAlgorithm.DIR.equals(jwe.getHeader().getAlgorithm())
                    && EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
                    && jwe.getEncryptedKey() == null;
        } catch (ParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
