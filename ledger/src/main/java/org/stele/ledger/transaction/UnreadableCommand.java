package org.stele.ledger.transaction;

/** Stands for the command of a transaction whose contract, command or body the rules in force do not know. */
public record UnreadableCommand() {}
