package org.stele.contracts.network;

/** The key of tables that have one row for the whole network. */
public enum Whole {
    NETWORK
}
