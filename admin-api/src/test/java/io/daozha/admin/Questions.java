package io.daozha.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** Counts the questions that some work puts to the database, so that a list which asks for each of its rows is found out. */
@ApplicationScoped
public class Questions {
    private static final int TIMES = 5;

    private final Statistics statistics;

    Questions(EntityManagerFactory database) {
        statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    /** The fewest of some times, since what the application does meanwhile by itself counts along. */
    public long of(Runnable work) {
        return LongStream.range(0, TIMES)
                .map(time -> {
                    long before = statistics.getPrepareStatementCount();
                    work.run();
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
