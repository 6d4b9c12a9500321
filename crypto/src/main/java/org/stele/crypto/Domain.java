package org.stele.crypto;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a signature is for. Every signature in Stele is made over {@code name ‖ 0x00 ‖ message}, so that none made for one
 * purpose can serve another.
 *
 * @param name {@code stele/<purpose>/<version>}
 */
public record Domain(String name) {
    /** Before the constants below, which it checks. */
    private static final Pattern FORM = Pattern.compile("stele/[a-z][a-z-]{0,30}/[1-9][0-9]{0,3}");

    /** A transaction's payload. */
    public static final Domain TRANSACTION = new Domain("stele/tx/1");
    /** A validator's vote for a block header. */
    public static final Domain VOTE = new Domain("stele/vote/1");
    /** A validator's vote for another header than its first one, where the members agreed on that outside of the ledger. */
    public static final Domain SECOND_VOTE = new Domain("stele/second-vote/1");
    /** What a validator says it voted for, when nothing becomes final any more. */
    public static final Domain STATEMENT = new Domain("stele/statement/1");
    /** A batch of transactions with its proposer's clock. */
    public static final Domain BATCH = new Domain("stele/batch/1");
    /** A request from one member or person to a node, beside the ledger. */
    public static final Domain REQUEST = new Domain("stele/request/1");
    /** A patient's statement that one more subject at the custodian is theirs. */
    public static final Domain AUDIENCE = new Domain("stele/audience/1");

    /** A patient's approval of an application that reads their own chart. */
    public static final Domain APP = new Domain("stele/app/1");

    public Domain {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a signature domain: " + name);
        }
    }

    /** {@code name ‖ 0x00}. */
    public byte[] prefix() {
        return (name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code name ‖ 0x00 ‖ message}: the bytes that are signed. */
    public byte[] frame(byte[] message) {
        byte[] prefix = prefix();
        byte[] framed = new byte[prefix.length + message.length];
        System.arraycopy(prefix, 0, framed, 0, prefix.length);
        System.arraycopy(message, 0, framed, prefix.length, message.length);
        return framed;
    }
}
