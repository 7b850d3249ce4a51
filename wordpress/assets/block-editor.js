// The panel of the block editor. The manifest is a field of the post as it is edited: undo, unsaved changes and saving are the editor's own.

( ( wp, settings ) => {
	const { createElement: el, useEffect, useState } = wp.element;
	const { dispatch, select, subscribe, useSelect } = wp.data;
	const { __ } = wp.i18n;
	const { post, meta, header, type } = settings;
	// WordPress moved them in 6.6.
	const slot = ( name ) => wp.editor?.[ name ] ?? wp.editPost[ name ];

	// Which manifest this editor began with; the server refuses to write over another.
	let base = settings.version;
	const listeners = new Set();
	let conflict;
	const setConflict = ( value ) => {
		conflict = value;
		listeners.forEach( ( listener ) => listener( value ) );
	};
	const path = new RegExp( `^${ type }/${ post }(\\?|$)` );
	wp.apiFetch.use( async ( options, next ) => {
		const isSave = [ 'POST', 'PUT', 'PATCH' ].includes( options.method ) && path.test( options.path ?? '' );
		if ( ! isSave ) return next( options );
		const headers = options.data?.meta && meta in options.data.meta ? { ...options.headers, [ header ]: base } : options.headers;
		try {
			const answer = await next( { ...options, headers } );
			if ( answer?.claim_labels_version ) {
				// Somebody else's claims that came along unasked are what is worked on from now.
				base = answer.claim_labels_version;
				setConflict( undefined );
			}
			return answer;
		} catch ( error ) {
			if ( error?.code === 'claim_labels_conflict' ) setConflict( error.data );
			throw error;
		}
	} );

	const editManifest = ( manifest ) =>
		dispatch( 'core/editor' ).editPost( { meta: { ...select( 'core/editor' ).getEditedPostAttribute( 'meta' ), [ meta ]: manifest } } );
	const savedManifest = () => select( 'core/editor' ).getCurrentPostAttribute( 'meta' )?.[ meta ] ?? '';

	const onSave = async () => {
		await dispatch( 'core/editor' ).savePost();
		if ( select( 'core/editor' ).didPostSaveRequestSucceed() ) return;
		throw new Error( conflict ? __( 'Somebody else saved other claims. Close the workbench and decide in the panel “Claims”.', 'claim-labels' ) : __( 'WordPress could not save the post.', 'claim-labels' ) );
	};

	const about = () => {
		const { getCurrentPostAttribute, getEditedPostAttribute } = select( 'core/editor' );
		const isPublished = getCurrentPostAttribute( 'status' ) === 'publish';
		return {
			headline: getEditedPostAttribute( 'title' ),
			url: isPublished ? getCurrentPostAttribute( 'link' ) : null,
			published: isPublished ? `${ getCurrentPostAttribute( 'date_gmt' ) }Z` : null,
		};
	};

	const useConflict = () => {
		const [ value, set ] = useState( conflict );
		useEffect( () => {
			listeners.add( set );
			return () => listeners.delete( set );
		}, [] );
		return value;
	};

	const Content = () => {
		const { record, manifest } = useSelect( ( choose ) => ( {
			// Another object whenever anything in the post changes; the text itself is written out when it is wanted.
			record: choose( 'core' ).getEditedEntityRecord( 'postType', choose( 'core/editor' ).getCurrentPostType(), post ),
			manifest: choose( 'core/editor' ).getEditedPostAttribute( 'meta' )?.[ meta ] ?? '',
		} ) );
		const theirs = useConflict();
		const props = {
			post,
			manifest,
			about,
			onSave,
			text: () => select( 'core/editor' ).getEditedPostContent(),
			changed: record?.blocks ?? record?.content,
			stored: savedManifest(),
			theirs: theirs?.manifest,
			onChange: ( { manifest: changed, dirty } ) => editManifest( dirty || theirs ? changed : savedManifest() ),
		};
		return el( settings.Claims, props,
			theirs && el( settings.Conflict, {
				editor: theirs.editor,
				onMine: () => {
					base = theirs.version;
					return dispatch( 'core/editor' ).savePost();
				},
				onTheirs: () => {
					base = theirs.version;
					editManifest( theirs.manifest );
					setConflict( undefined );
				},
			} )
		);
	};

	// The sidebar stays while the text is written; the panel is where posts are set up, and before publishing.
	const title = __( 'Claims', 'claim-labels' );
	const panel = ( name, props ) => el( slot( name ), { title, className: 'claim-labels-panel', ...props }, el( Content ) );
	const sidebar = el( slot( 'PluginSidebar' ), { title, name: 'claims', icon: 'tag' }, el( wp.components.PanelBody, { className: 'claim-labels-panel' }, el( Content ) ) );
	wp.plugins.registerPlugin( 'claim-labels', {
		icon: 'tag',
		render: () => el( wp.element.Fragment, {},
			sidebar,
			panel( 'PluginDocumentSettingPanel', { name: 'claims', icon: ' ' } ),
			panel( 'PluginPrePublishPanel', { icon: ' ', initialOpen: true } )
		),
	} );

	// Labels for feeds are made of what was saved.
	const makeStaticLabels = () => settings.makeStaticLabels( post ).catch( ( error ) => window.console.error( `claim-labels: ${ error.message }` ) );
	let wasSaving = false;
	subscribe( () => {
		const editor = select( 'core/editor' );
		const isSaving = editor.isSavingPost() && ! editor.isAutosavingPost();
		if ( wasSaving && ! isSaving && editor.didPostSaveRequestSucceed() ) makeStaticLabels();
		wasSaving = isSaving;
	} );
	if ( settings.stale ) makeStaticLabels();
} )( window.wp, window.claimLabels );
