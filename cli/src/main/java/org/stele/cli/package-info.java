/**
 * The {@code stele} command: reads a command line, calls the module that does the work, prints what a person reads.
 *
 * <p>One class a subcommand, in a package by subject ({@code org.stele.cli.demo}, {@code org.stele.cli.wallet}, …), named
 * in {@link org.stele.cli.Main}. No rule of the ledger, of consent or of the vault lives here. This is the only module
 * that may write to standard output. Start reading at {@link org.stele.cli.Main}.
 */
@NullMarked
package org.stele.cli;

import org.jspecify.annotations.NullMarked;
