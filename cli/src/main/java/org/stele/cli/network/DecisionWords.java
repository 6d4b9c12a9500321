package org.stele.cli.network;

import java.util.Map;
import org.stele.contracts.Codes;
import org.stele.ledger.contract.Code;

/** What the codes mean that the network's contract refuses an administration with. */
final class DecisionWords {
    private static final Map<Code, String> WORDS = Map.ofEntries(
            Map.entry(Code.SIGNATURE_MISSING, "this is not the administration key that the ledger has of this member"),
            Map.entry(Codes.MEMBER_UNKNOWN, "no member has this identifier"),
            Map.entry(Codes.MEMBER_EXISTS, "this organisation is, or was, a member already"),
            Map.entry(Codes.MEMBER_NOT_IN_FORCE, "this organisation was expelled"),
            Map.entry(Codes.KEY_IN_USE, "one of the keys serves, or served, a member already: make new ones"),
            Map.entry(Codes.NOT_A_VOTER, "only members that vote propose and decide"),
            Map.entry(Codes.LAST_VOTER, "the network keeps at least one voting member"),
            Map.entry(Codes.VALIDATORS_CHANGED, "the validators changed in the same block: do this again"),
            Map.entry(Codes.PROPOSAL_UNKNOWN, "there is no such proposal: 'stele network proposals' lists them"),
            Map.entry(Codes.PROPOSAL_NOT_OPEN, "the proposal was enacted, or lapsed after 30 days"),
            Map.entry(Codes.TOO_MANY_PROPOSALS, "100 proposals are open: vote on those first"),
            Map.entry(
                    Codes.HEIGHT_OUT_OF_REACH,
                    "the chain is at that height already, or more than 10,000,000 blocks away from it: propose another"),
            Map.entry(Codes.TURN_PENDING, "one that was voted for has not begun yet: wait for its height"),
            Map.entry(Codes.RULES_NOT_NEXT, "rules follow each other one by one"));

    private DecisionWords() {}

    static String of(Code code) {
        return code
                + WORDS.entrySet().stream()
                        .filter(entry -> entry.getKey().equals(code))
                        .map(entry -> ": " + entry.getValue())
                        .findFirst()
                        .orElse("");
    }
}
