package org.stele.exchange.feed;

import java.util.Collection;
import java.util.Map;
import org.stele.crypto.Bytes;

/**
 * The chart that a message is filed into, as of the moment in which nobody else writes there. For the organisation itself: what the
 * patient keeps back from others is in it, and nothing of it is told to the sender.
 */
public interface FeedChart {
    /** How a resource that a message speaks of stands there. */
    enum Standing {
        /** It is not there. */
        ABSENT,
        /** It is there, and the organisation may put a version in its place. */
        PRESENT,
        /** It is there and stays: a clinician signed it, or another organisation did, or it is newer than the message. */
        SETTLED
    }

    /** The id of a resource: that of the one Patient, or the same for the same key whenever it comes. */
    String id(String kind, String key);

    Standing standing(String address);

    /** The present versions' contents, by their addresses; journalled before the first is opened. */
    Map<String, Bytes> open(Collection<String> addresses);
}
