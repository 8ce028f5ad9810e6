use super::{histogram::position, scale::Scale, text::*, *};

fn waits() -> Chart {
    Chart {
        id: "waits".into(),
        title: "Attese <oggi>".into(),
        description: "Attesa media per ora".into(),
        unit: "min".into(),
        category: "Ora".into(),
        categories: vec!["8".into(), "9".into(), "10".into()],
        series: vec![Series { name: "Media".into(), values: vec![3.0, 12.5, 0.0] }],
        mark: Some((10.0, "Promessa".into())),
        no_data: "Nessun dato".into(),
        ..Chart::default()
    }
}

/// Every element is closed in order and no number is broken: what a browser needs to paint it.
fn well_formed(markup: &str) {
    assert!(!markup.contains("NaN") && !markup.contains("inf"), "{markup}");
    assert!(!markup.contains("style="), "inline styles are refused by the policy");
    let mut open = Vec::new();
    for tag in markup.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{markup}");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn all(chart: &Chart) -> [String; 4] {
    let edges: Vec<f64> = (0..=chart.categories.len()).map(|edge| edge as f64 * 5.0).collect();
    let drawn = [bars(chart), lines(chart), histogram(chart, &edges), table(chart)];
    drawn.iter().for_each(|markup| well_formed(markup));
    drawn
}

fn attribute(markup: &str, class: &str, name: &str) -> Vec<f64> {
    let elements = markup.split('<').filter(|tag| tag.contains(&format!("class=\"{class}")));
    elements
        .filter_map(|tag| tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok())
        .collect()
}

#[test]
fn the_picture_is_named_and_text_is_escaped() {
    for markup in &all(&waits())[..3] {
        assert!(markup.contains(r#"role="img" aria-labelledby="waits-t waits-d""#));
        assert!(markup.contains(r#"<title id="waits-t">Attese &lt;oggi&gt;</title>"#));
        assert!(markup.contains(r#"<desc id="waits-d">Attesa media per ora</desc>"#));
    }
    let hostile = "\"><script>x</script>&\u{0}";
    let chart = Chart {
        id: hostile.into(),
        title: hostile.into(),
        unit: hostile.into(),
        category: hostile.into(),
        categories: vec![hostile.into()],
        series: vec![Series { name: hostile.into(), values: vec![1.0] }; 2],
        mark: Some((1.0, hostile.into())),
        ..waits()
    };
    for markup in all(&chart) {
        assert!(!markup.contains("<script"), "{markup}");
    }
    assert!(
        !all(&Chart { no_data: hostile.into(), categories: vec![], ..chart }).concat().contains("<script")
    );
}

#[test]
fn bar_heights_are_in_proportion() {
    let markup = bars(&waits());
    let heights = attribute(&markup, "chart-bar", "height");
    assert_eq!(heights.len(), 3);
    assert!((heights[1] / heights[0] - 12.5 / 3.0).abs() < 0.02, "{heights:?}");
    assert_eq!(heights[2], 0.0);
    assert!(markup.contains("<title>9: 12,5\u{a0}min</title>"));
}

#[test]
fn bars_below_zero_hang_from_the_axis() {
    let mut chart = waits();
    chart.series[0].values = vec![-4.0, 4.0, 2.0];
    let markup = bars(&chart);
    let (y, height) = (attribute(&markup, "chart-bar", "y"), attribute(&markup, "chart-bar", "height"));
    assert_eq!(y[0], y[1] + height[1], "both meet at zero");
    well_formed(&markup);
}

#[test]
fn no_values_say_so() {
    for values in [vec![], vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]] {
        let mut chart = waits();
        chart.series[0].values = values;
        for markup in all(&chart) {
            assert!(markup.contains("Nessun dato"), "{markup}");
        }
    }
    for markup in all(&Chart { series: vec![], ..waits() }) {
        assert!(markup.contains("Nessun dato"));
    }
    // Zeros are data.
    let mut zeros = waits();
    zeros.series[0].values = vec![0.0; 3];
    zeros.mark = None;
    assert!(!all(&zeros).concat().contains("Nessun dato"));
}

#[test]
fn a_gap_interrupts_the_line_and_is_a_dash_in_the_table() {
    let mut chart = waits();
    chart.series[0].values = vec![1.0, f64::NAN, 2.0];
    let path = lines(&chart);
    let path = path.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(path.matches('M').count(), 2);
    assert!(!path.contains('L'));
    assert!(table(&chart).contains(r#"<th scope="row">9</th><td>–</td>"#));
}

#[test]
fn the_table_holds_every_figure() {
    let html = table(&waits());
    assert!(html.contains("<caption>Attese &lt;oggi&gt;</caption>"));
    assert!(html.contains(r#"<th scope="col">Ora</th><th scope="col">Media (min)</th>"#));
    assert!(html.contains(r#"<th scope="row">9</th><td>12,5</td>"#));
    assert!(html.contains("<tfoot><tr><th scope=\"row\">Promessa</th><td colspan=\"1\">10</td>"));
}

#[test]
fn labels_are_thinned_out_before_they_overlap() {
    for count in 1..=40 {
        let label = "Lunedì 12 gennaio duemilaventisette".to_string();
        let chart = Chart {
            categories: vec![label; count],
            series: vec![Series { name: "n".into(), values: vec![1.0; count] }],
            ..waits()
        };
        let markup = bars(&chart);
        well_formed(&markup);
        let x = attribute(&markup, "chart-text chart-category", "x");
        assert!(!x.is_empty());
        assert!(x.windows(2).all(|pair| pair[1] - pair[0] >= 14.0 * 7.0), "{count}: {x:?}");
    }
    let hours = Chart { categories: (8..=18).map(|h| h.to_string()).collect(), ..waits() };
    assert_eq!(attribute(&bars(&hours), "chart-text chart-category", "x").len(), 11, "short labels all fit");
}

#[test]
fn the_promise_stands_where_it_belongs() {
    let edges = [0.0, 5.0, 10.0, f64::INFINITY];
    assert_eq!(position(&edges, 3, 7.5), Some(1.5));
    assert_eq!(position(&edges, 3, 10.0), Some(2.0));
    assert_eq!(position(&edges, 3, 60.0), Some(2.5));
    assert_eq!(position(&edges, 3, -1.0), Some(0.0));
    assert_eq!(position(&edges[..3], 2, 11.0), Some(2.0));
    assert_eq!(position(&edges, 2, 1.0), None);
    assert_eq!(position(&[0.0, f64::NAN, 1.0], 2, 0.5), None);
    assert_eq!(position(&[], 0, 1.0), None);
    assert!(histogram(&waits(), &[0.0, 5.0, 10.0, 20.0]).contains("chart-mark"));
    assert!(!histogram(&waits(), &[0.0]).contains("chart-mark"));
}

#[test]
fn ticks_are_round_and_cover_the_values() {
    for (high, expected) in [
        (0.0, vec![0.0, 1.0]),
        (3.0, vec![0.0, 1.0, 2.0, 3.0]),
        (47.0, (0..6).map(|i| f64::from(i) * 10.0).collect()),
    ] {
        assert_eq!(Scale::covering([high].into_iter()).ticks(), expected);
    }
    for value in [1e-9, 0.07, 0.3, 9.99, 1234.0, 1e12, f64::MAX, -5.0, -0.001, f64::NAN, 5e-324] {
        let scale = Scale::covering([value].into_iter());
        let ticks = scale.ticks();
        assert!((2..=12).contains(&ticks.len()), "{value}: {scale:?}");
        assert!((0.0..=1.0).contains(&scale.part(value.max(-1e300))) || value.is_nan());
    }
}

#[test]
fn numbers_and_labels_as_printed() {
    assert_eq!(number(12.50, 1, ','), "12,5");
    assert_eq!(number(100.0, 1, ','), "100");
    assert_eq!(number(-0.04, 1, ','), "0");
    assert_eq!(number(-3.0, 0, '.'), "\u{2212}3");
    assert_eq!(short("abcdef", 4), "abc…");
    assert_eq!(short("àèìò", 4), "àèìò");
    assert_eq!(id("", "x"), id("<>", "x"));
    assert_ne!(id("", "x"), id("", "y"));
}

#[test]
fn money_has_its_cents_where_it_is_read() {
    let series = vec![Series { name: "Ricevute".into(), values: vec![414.8, 1_234.0, -0.001] }];
    let money = Chart { unit: "€".into(), decimals: Some(2), series, mark: None, ..waits() };
    let table = table(&money);
    assert!(table.contains("<td>414,80</td><") && table.contains("<td>1234,00</td>"), "{table}");
    assert!(table.contains("<td>0,00</td>"), "nothing is owed less than nothing: {table}");
    assert!(bars(&money).contains("414,80\u{a0}€"), "{}", bars(&money));
    assert!(all(&waits())[3].contains("<td>12,5</td>"));
}

#[test]
fn the_bar_of_a_row_never_leaves_its_cell() {
    let bar = share(&[(1, 30.0), (3, 10.0)], 40.0);
    well_formed(&bar);
    assert!(bar.contains(r#"chart-s1" x="0.00" y="0" width="75.00""#), "{bar}");
    assert!(bar.contains(r#"chart-s3" x="75.00" y="0" width="25.00""#), "{bar}");
    let odd = share(&[(0, f64::NAN), (7, 90.0), (2, 90.0), (3, -5.0)], 100.0);
    well_formed(&odd);
    assert!(
        odd.contains(r#"chart-s1" x="0.00" y="0" width="90.00""#) && odd.contains("width=\"10.00\""),
        "{odd}"
    );
    assert!(!share(&[(1, 5.0)], 0.0).contains("<rect"));
}
