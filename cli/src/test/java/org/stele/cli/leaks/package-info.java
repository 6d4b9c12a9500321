/** The command that asks a server for what it withholds. Start at {@link org.stele.cli.leaks.LeaksCommandTest}. */
@NullMarked
package org.stele.cli.leaks;

import org.jspecify.annotations.NullMarked;
