// How the claims of a text stand: asked of the checker, which is the command line's own program, about what readers would get.

( ( wp, settings ) => {
	const { createElement: el, useEffect, useState } = wp.element;
	const { __, _n, sprintf } = wp.i18n;
	const PAUSE = 600; // milliseconds without a change, after which the text is looked at

	let checker;
	const load = () => {
		checker ??= import( settings.checker )
			.then( async ( module ) => {
				await module.default();
				return module;
			} )
			.catch( ( error ) => {
				checker = undefined; // A network that comes back gets another try.
				throw error;
			} );
		return checker;
	};

	// With the lexicon that a text takes, so that its answers are those that readers get.
	const loadFor = async ( html, manifest ) => {
		const module = await load();
		const language = module.missingLexicon( html, manifest );
		if ( language ) {
			const response = await fetch( settings.lexicons[ language ] );
			if ( ! response.ok ) throw new Error( `${ response.url }: ${ response.status }` );
			module.addLexicon( language, await response.text() );
		}
		return module;
	};

	const route = ( post, name ) => `/claim-labels/v1/posts/${ post }/${ name }`;

	/** What readers would get of a content. */
	const rendered = async ( post, content ) =>
		( await wp.apiFetch( { path: route( post, 'rendered' ), method: 'POST', data: { content } } ) ).html;

	/** `{ claims, problems }` of a content and a manifest. */
	const report = async ( post, content, manifest ) => {
		const html = await rendered( post, content );
		const { check } = await loadFor( html, manifest );
		return check( html, manifest );
	};

	/** Makes the labels for feeds and newsletters, where they are wanted. */
	const makeStaticLabels = async ( post ) => {
		const { of, wanted, content, manifest } = await wp.apiFetch( { path: route( post, 'static' ) } );
		if ( ! wanted ) return;
		const { plainLabels } = await loadFor( content, manifest );
		const { pieces } = plainLabels( content, manifest );
		await wp.apiFetch( { path: route( post, 'static' ), method: 'POST', data: { of, pieces } } );
	};

	/** The report on a text that changes; looked for when the editor has paused. */
	const useReport = ( { post, text, changed, manifest } ) => {
		const [ state, setState ] = useState( {} );
		useEffect( () => {
			if ( ! manifest ) {
				setState( {} );
				return;
			}
			let isOver = false;
			setState( ( before ) => ( { ...before, busy: true } ) );
			const timer = setTimeout( async () => {
				try {
					const found = await report( post, text(), manifest );
					if ( ! isOver ) setState( { found } );
				} catch ( error ) {
					if ( ! isOver ) setState( { failed: error.message } );
				}
			}, PAUSE );
			return () => {
				isOver = true;
				clearTimeout( timer );
			};
		}, [ changed, manifest ] );
		return state;
	};

	const STATUSES = {
		official: ( count ) => sprintf( _n( '%d official', '%d official', count, 'claim-labels' ), count ),
		reported: ( count ) => sprintf( _n( '%d reported', '%d reported', count, 'claim-labels' ), count ),
		speculative: ( count ) => sprintf( _n( '%d speculative', '%d speculative', count, 'claim-labels' ), count ),
	};
	const REASONS = {
		gone: __( 'The passage is gone.', 'claim-labels' ),
		weak: __( 'Too much of the passage changed.', 'claim-labels' ),
		ambiguous: __( 'The passage stands in more than one place.', 'claim-labels' ),
		'meaning-changed': __( 'A number, a name or a negation changed: the text says something else now.', 'claim-labels' ),
	};

	const quoted = ( words ) => el( 'q', {}, words );
	const orphan = ( { id, status, quote, reason, text } ) =>
		el( 'li', { key: id, className: 'claim-labels-orphan', 'data-claim-status': status },
			el( 'p', {}, el( 'strong', {}, __( 'Not found:', 'claim-labels' ) ), ' ', quoted( quote ) ),
			el( 'p', {}, REASONS[ reason ] ?? reason ),
			text && el( 'p', {}, __( 'Nearest now:', 'claim-labels' ), ' ', quoted( text ) )
		);
	const reworded = ( { id, status, quote, text, changes } ) => {
		// Where the passage is as it was, what changed is around it.
		const pairs = quote === text ? changes : [ { from: quote, to: text } ];
		return el( 'li', { key: id, className: 'claim-labels-reworded', 'data-claim-status': status },
			el( 'p', {}, el( 'strong', {}, __( 'Reworded:', 'claim-labels' ) ), quote === text && [ ' ', quoted( quote ) ] ),
			pairs.map( ( { from, to }, number ) => el( 'p', { key: number }, from && el( 'del', {}, from ), ' ', to && el( 'ins', {}, to ) ) )
		);
	};

	const list = ( title, items ) => items.length > 0 && el( wp.element.Fragment, {}, el( 'p', { className: 'claim-labels-title' }, title ), el( 'ul', { 'aria-label': title }, items ) );

	// What was refused is shown, too, and may be anything.
	const claimsOf = ( manifest ) => {
		try {
			const claims = JSON.parse( manifest )?.claims;
			return Array.isArray( claims ) ? claims : [];
		} catch {
			return [];
		}
	};

	// Whose claim a problem is: its words.
	const quoteAt = ( manifest, path ) => {
		const [ , list, number ] = path.split( '/' );
		const words = list === 'claims' ? claimsOf( manifest )[ number ]?.quote?.exact : undefined;
		return typeof words === 'string' ? words : undefined;
	};
	const problem = ( manifest ) => ( { path, message } ) => {
		const words = quoteAt( manifest, path );
		return el( 'li', { key: path + message }, words && el( 'p', {}, quoted( words ) ), el( 'p', {}, message ) );
	};

	/** What is said of a text's claims. */
	const Report = ( { manifest, report: { found, failed, busy } } ) => {
		if ( failed ) return el( 'p', { role: 'alert' }, sprintf( __( 'The claims cannot be looked at now: %s', 'claim-labels' ), failed ) );
		if ( ! found ) return el( 'p', { role: 'status' }, busy ? __( 'Looking for the claims…', 'claim-labels' ) : __( 'No claims are labelled in this post.', 'claim-labels' ) );
		// Drafts are the desk's own: they are counted, and no more.
		const drafts = new Set( claimsOf( manifest ).filter( ( claim ) => claim?.draft === true ).map( ( { id } ) => id ) );
		const shown = found.claims.filter( ( { id } ) => ! drafts.has( id ) );
		const anchored = shown.filter( ( { state } ) => state === 'anchored' );
		const orphans = shown.filter( ( { state } ) => state === 'orphaned' );
		const changed = anchored.filter( ( { change } ) => change === 'wording' );
		const errors = found.problems.filter( ( { severity } ) => severity === 'error' );
		const count = ( status ) => anchored.filter( ( claim ) => claim.status === status ).length;
		return el( 'div', { className: 'claim-labels-report', 'aria-busy': Boolean( busy ) },
			el( 'p', { className: 'claim-labels-counts', role: 'status' },
				Object.keys( STATUSES ).map( ( status ) => el( 'span', { key: status, 'data-claim-status': status }, STATUSES[ status ]( count( status ) ) ) ),
				drafts.size > 0 && el( 'span', {}, sprintf( _n( '%d draft', '%d drafts', drafts.size, 'claim-labels' ), drafts.size ) )
			),
			list( sprintf( _n( '%d claim is not found', '%d claims are not found', orphans.length, 'claim-labels' ), orphans.length ), orphans.map( orphan ) ),
			list( sprintf( _n( '%d claim was reworded', '%d claims were reworded', changed.length, 'claim-labels' ), changed.length ), changed.map( reworded ) ),
			list( __( 'Readers are not shown', 'claim-labels' ), errors.map( problem( manifest ) ) )
		);
	};

	Object.assign( settings, { Report, makeStaticLabels, rendered, useReport } );
} )( window.wp, window.claimLabels );
