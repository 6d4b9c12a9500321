package org.stele.cli.verify;

import org.stele.ledger.certificate.Evidence;

/** What evidence shows, in words. */
final class LieWords {
    private LieWords() {}

    static String of(Evidence evidence) {
        String at = " at height " + evidence.height();
        return evidence.organisation()
                + switch (evidence) {
                    case Evidence.TwoHeaders _ -> " signed two headers" + at;
                    case Evidence.OtherResult _ ->
                        " signed another result than a quorum certified of the same entry" + at;
                    case Evidence.InvalidBatch _ ->
                        " signed a batch with what is no transaction of this network, which was ordered" + at;
                };
    }
}
